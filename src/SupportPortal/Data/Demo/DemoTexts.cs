namespace SupportPortal.Data.Demo;

/// <summary>A story a demo ticket tells: category (1 question, 2 stopped, 3 fault), product, and what both sides write. {0} is a number, {1} a branch.</summary>
internal sealed record Story(int Category, string Product, string Subject, string Ask, string Answer, string Solution);

/// <summary>Words of the demo data.</summary>
internal static class DemoTexts
{
    /// <summary>The kind of request that this channel does not answer.</summary>
    public static readonly (string Name, string Description, string Answer) Elsewhere = (
        "Regra de negócio", "Dúvida sobre leis, tributos ou procedimentos da sua empresa, e não sobre o sistema.",
        "Quem responde é o consultor da sua conta: consultoria@demo.example, de segunda a sexta, das 9h às 17h. Alíquotas e obrigações da sua empresa são decididas com o seu contador.");

    public static readonly (string Slug, string Name, string Summary, string[] Plans)[] Products =
    [
        ("erp-gestao", "ERP Gestão", "Vendas, compras, estoque e contabilidade", ["10 usuários", "25 usuários", "60 usuários"]),
        ("emissor-nfe", "Emissor NF-e", "Emissão e guarda de notas fiscais eletrônicas", ["500 notas por mês", "3.000 notas por mês", "Notas sem limite"]),
        ("assinatura-digital", "Assinatura Digital", "Certificados e assinatura de documentos", ["1 certificado", "4 certificados", "12 certificados"]),
        ("api-integracao", "API de Integração", "Acesso dos seus sistemas aos nossos", ["Plano Padrão", "Plano Avançado"]),
        ("folha-e-ponto", "Folha e Ponto", "Folha de pagamento, ponto e eSocial", ["Até 50 pessoas", "Até 300 pessoas"]),
        ("portal-do-cliente", "Portal do Cliente", "Chamados, boletos e documentação", ["Incluso"]),
    ];

    public static readonly string[] Departments = ["Financeiro", "Fiscal", "Compras", "Recursos Humanos", "TI", "Vendas", "Logística", "Diretoria"];

    public static readonly string[] FirstNames =
    [
        "Fernanda", "Marcelo", "Patrícia", "Thiago", "Juliana", "Eduardo", "Aline", "Gustavo", "Renata", "Leandro", "Camila", "Otávio", "Simone",
        "Vinícius", "Débora", "Henrique", "Luciana", "Caio", "Márcia", "Felipe", "Tatiane", "Rogério", "Beatriz", "Antônio", "Sílvia", "Murilo",
    ];

    public static readonly string[] LastNames =
    [
        "Lima", "Queiroz", "Amaral", "Figueiredo", "Nogueira", "Prado", "Conceição", "Barreto", "Siqueira", "Pacheco", "Moura", "Assunção",
        "Teles", "Vasconcelos", "Brandão", "Coutinho", "Guimarães", "Rezende", "Sampaio", "Furtado", "Araújo", "Mourão", "Damasceno", "Vilela",
    ];

    public static readonly (string Name, string Short, string City, string State)[] Companies =
    [
        ("Metalúrgica Pedra Branca S.A.", "Pedra Branca", "Contagem", "MG"), ("Serra Azul Alimentos Ltda.", "Serra Azul", "Caxias do Sul", "RS"),
        ("Transportes Rio Manso Ltda.", "Rio Manso", "Betim", "MG"), ("Clínica Santa Inês Ltda.", "Santa Inês", "Campinas", "SP"),
        ("Cooperativa Vale do Ouro", "Vale do Ouro", "Varginha", "MG"), ("Hotel Mar Alto Ltda.", "Mar Alto", "Florianópolis", "SC"),
        ("Laticínios Boa Vista Ltda.", "Boa Vista", "Patos de Minas", "MG"), ("Auto Peças Primavera Ltda.", "Primavera", "Curitiba", "PR"),
        ("Construtora Horizonte S.A.", "Horizonte", "Goiânia", "GO"), ("Distribuidora Campo Verde Ltda.", "Campo Verde", "Cuiabá", "MT"),
        ("Papelaria Três Irmãos Ltda.", "Três Irmãos", "Recife", "PE"), ("Farmácia Bem Viver Ltda.", "Bem Viver", "Salvador", "BA"),
        ("Móveis Jequitibá Ltda.", "Jequitibá", "Bento Gonçalves", "RS"), ("Escola Novo Saber Ltda.", "Novo Saber", "Fortaleza", "CE"),
        ("Têxtil Algodoeira do Sul S.A.", "Algodoeira", "Blumenau", "SC"), ("Café Alto da Serra Ltda.", "Alto da Serra", "Poços de Caldas", "MG"),
        ("Gráfica Impressão Viva Ltda.", "Impressão Viva", "São Paulo", "SP"), ("Supermercados União Ltda.", "União", "Ribeirão Preto", "SP"),
        ("Vinhos Vale dos Parreirais Ltda.", "Parreirais", "Garibaldi", "RS"), ("Energia Solar Poente Ltda.", "Poente", "Petrolina", "PE"),
        ("Usina Canaviais S.A.", "Canaviais", "Piracicaba", "SP"), ("Cerâmica Barro Fino Ltda.", "Barro Fino", "Criciúma", "SC"),
        ("Pescados Baía Norte Ltda.", "Baía Norte", "Itajaí", "SC"), ("Academia Corpo em Dia Ltda.", "Corpo em Dia", "Vitória", "ES"),
        ("Logística Ponte Nova Ltda.", "Ponte Nova", "Guarulhos", "SP"), ("Óptica Boa Visão Ltda.", "Boa Visão", "Belém", "PA"),
        ("Calçados Passo Firme Ltda.", "Passo Firme", "Novo Hamburgo", "RS"), ("Frigorífico Pantanal S.A.", "Pantanal", "Campo Grande", "MS"),
        ("Hospital São Lucas Ltda.", "São Lucas", "Natal", "RN"), ("Mineração Serra Clara S.A.", "Serra Clara", "Itabira", "MG"),
        ("Turismo Boa Viagem Ltda.", "Boa Viagem", "Maceió", "AL"), ("Contábil Exata Ltda.", "Exata", "Londrina", "PR"),
        ("Madeireira Araucária Ltda.", "Araucária", "Guarapuava", "PR"), ("Sementes Terra Roxa Ltda.", "Terra Roxa", "Sorriso", "MT"),
        ("Telecom Fibra Leste Ltda.", "Fibra Leste", "Governador Valadares", "MG"), ("Padarias Pão da Vila Ltda.", "Pão da Vila", "Niterói", "RJ"),
        ("Química Solvay Norte Ltda.", "Química Norte", "Camaçari", "BA"), ("Seguros Âncora Corretora Ltda.", "Âncora", "Santos", "SP"),
        ("Plásticos Moldar Ltda.", "Moldar", "Joinville", "SC"), ("Editora Palavra Livre Ltda.", "Palavra Livre", "Brasília", "DF"),
    ];

    public static readonly string[] Streets = ["Av. Brasil", "Rua das Acácias", "Rua XV de Novembro", "Av. Getúlio Vargas", "Rua Tiradentes", "Av. Afonso Pena", "Rua do Comércio", "Rodovia BR-040, km"];

    public static readonly Story[] Stories =
    [
        new(2, "emissor-nfe", "NF-e rejeitada com código 539 em vendas interestaduais", "Desde o início da tarde todas as notas para São Paulo e Paraná voltam com a rejeição 539. Temos {0} caminhões parados esperando a nota.", "Assumi o chamado e estou comparando a numeração da série 2 com o que a Sefaz registrou. Enquanto isso, evite reenviar as notas rejeitadas.", "Corrigimos a sequência da série 2 e inutilizamos a faixa duplicada. As notas pendentes foram autorizadas."),
        new(1, "portal-do-cliente", "Como incluir um novo usuário no Portal?", "Contratamos uma pessoa para o setor {1} e ela precisa abrir chamados. Onde faço o cadastro?", "O gestor da empresa inclui pessoas no menu da conta, em Usuários da empresa. Posso acompanhar o primeiro cadastro com você.", "Cadastro feito e convite recebido. Deixamos o passo a passo no artigo da Central de Ajuda."),
        new(3, "erp-gestao", "Relatório de vendas não exporta para planilha", "Ao exportar o relatório de vendas do mês com mais de {0} linhas a tela volta sem o arquivo.", "Reproduzimos o erro com o filtro por filial. Pode nos dizer se acontece também sem filtro?", "A versão publicada hoje corrige a exportação de relatórios grandes."),
        new(3, "assinatura-digital", "Token de assinatura digital não é reconhecido", "O token deixou de aparecer em {0} computadores depois da atualização do Windows.", "Precisamos atualizar o driver do token. Envie o modelo que está gravado no verso, por gentileza.", "Driver atualizado nas estações e assinatura testada."),
        new(3, "api-integracao", "Erro 401 ao consultar pedidos pela API de produção", "Nossa integração recebe 401 desde as 9h, sem mudança do nosso lado. Em homologação funciona.", "A chave venceu ontem. Gere outra em Chaves de acesso e me avise quando estiver em uso.", "Nova chave em uso e consultas normalizadas. Ativamos o aviso de vencimento por e-mail."),
        new(2, "erp-gestao", "Sistema fora do ar na filial {1}", "Ninguém consegue entrar no ERP desde as 7h40. Outras filiais funcionam.", "Identificamos perda do link da filial. Enquanto o provedor atua, liberamos o acesso pela internet.", "Link restabelecido e acesso conferido com a filial."),
        new(3, "folha-e-ponto", "Folha calcula INSS com a tabela antiga", "A prévia da folha de {0} colaboradores saiu com a faixa antiga do INSS.", "A tabela foi atualizada, mas o cálculo estava em cache. Refaça a prévia, por gentileza.", "Prévia conferida com os novos valores."),
        new(1, "erp-gestao", "Como parametrizar o inventário rotativo?", "Queremos contar {0} itens por semana por curva ABC. Qual o caminho?", "O inventário rotativo fica em Estoque, Contagens. Segue o artigo com o passo a passo.", "Parametrização feita em conjunto, primeira contagem agendada."),
        new(3, "erp-gestao", "Divergência de estoque após inventário rotativo", "Depois da contagem, {0} itens ficaram com saldo negativo.", "Havia notas em digitação durante a contagem. Vamos reprocessar o período.", "Saldos reprocessados e conferidos."),
        new(1, "emissor-nfe", "Certificado A1 vence em {0} dias: como renovar?", "Recebemos o aviso de vencimento. Precisamos parar o emissor para trocar?", "Não é preciso parar. O novo certificado entra em Emissor, Certificados, e vale a partir da próxima nota.", "Certificado trocado e nota de teste autorizada."),
        new(3, "erp-gestao", "Integração bancária recusa arquivo de remessa", "O banco devolve o arquivo de remessa com erro no registro {0}.", "O campo de complemento passou de 15 posições. Ajustamos o cadastro do convênio.", "Remessa aceita pelo banco."),
        new(1, "portal-do-cliente", "Boleto do mês não aparece no demonstrativo", "O boleto que vence no dia 10 não está na lista.", "O título foi emitido ontem no fim do dia e aparece hoje. Confira, por gentileza.", "Título conferido no demonstrativo."),
        new(1, "erp-gestao", "Liberar acesso de contador externo ao módulo fiscal", "Nosso contador precisa ver apurações, sem acesso ao financeiro.", "Crie o perfil Contador com leitura do módulo fiscal. Enviamos o modelo em anexo do artigo.", "Acesso liberado e conferido com o contador."),
        new(3, "erp-gestao", "Impressora de etiquetas corta o código de barras", "As etiquetas de {0} mm saem com o código cortado à direita.", "O modelo usa a margem antiga. Enviamos um modelo revisto para teste.", "Modelo novo em uso, leitura conferida."),
        new(2, "folha-e-ponto", "Relógio de ponto não envia marcações", "O relógio da unidade {1} parou de enviar desde ontem à noite e o fechamento é hoje.", "O relógio está sem hora certa. Vamos ajustar remotamente e reenviar as marcações.", "{0} marcações recuperadas e fechamento concluído."),
        new(1, "folha-e-ponto", "Como lançar férias coletivas?", "Teremos férias coletivas em dezembro para {0} pessoas.", "Há uma rotina própria em Folha, Férias coletivas. Atenção ao prazo de aviso.", "Férias lançadas e recibos conferidos."),
        new(3, "folha-e-ponto", "eSocial recusa evento S-1200", "O evento voltou com erro de rubrica para {0} pessoas.", "A rubrica está sem natureza. Corrigimos o cadastro e reenviamos.", "Eventos aceitos."),
        new(1, "api-integracao", "Qual o limite de requisições por minuto?", "Vamos integrar o comércio eletrônico e prever cerca de {0} consultas por minuto.", "No seu plano são 120 por minuto, com fila para picos. A documentação tem exemplos.", "Integração publicada dentro do limite."),
        new(3, "api-integracao", "Webhook de pedidos chega em duplicidade", "Cada pedido chega duas vezes no nosso servidor desde segunda-feira.", "O seu servidor responde depois de 10 segundos e o envio é repetido. Responda 202 e processe depois.", "Tratamento ajustado e duplicidade encerrada."),
        new(1, "assinatura-digital", "Como assinar vários contratos de uma vez?", "Temos {0} contratos para assinar por mês e hoje fazemos um a um.", "Use o lote em Assinatura, Lotes. O limite é de 200 documentos por vez.", "Primeiro lote assinado."),
        new(2, "assinatura-digital", "Assinatura de documentos indisponível", "O serviço de assinatura devolve erro desde as 14h e temos contratos com prazo hoje.", "O carimbo do tempo está instável. Ativamos o segundo provedor.", "Serviço normalizado e documentos assinados."),
        new(3, "emissor-nfe", "DANFE sai sem o código de barras", "O DANFE impresso na filial {1} sai sem o código.", "A fonte do código não está instalada na estação. Enviamos o instalador.", "Impressão conferida."),
        new(1, "emissor-nfe", "Como emitir nota de devolução parcial?", "Cliente devolveu {0} de 20 caixas. Como faço a nota?", "A devolução parcial parte da nota de origem, em Notas, Devolver itens.", "Nota de devolução autorizada."),
        new(2, "emissor-nfe", "Sefaz indisponível: como entrar em contingência?", "As notas não são autorizadas desde as {0}h e a expedição parou.", "Ativamos a contingência SVC para a sua empresa. As notas já podem ser emitidas.", "Contingência encerrada e notas transmitidas."),
        new(3, "erp-gestao", "Condição de pagamento errada em pedido importado", "Os pedidos vindos do representante entram à vista, mas deveriam ser {0} dias.", "O código da condição mudou no cadastro. Mapeamos de novo.", "Pedidos reimportados com a condição certa."),
        new(1, "erp-gestao", "Fechamento contábil do mês: qual a ordem?", "Precisamos da ordem das rotinas de fechamento para treinar a equipe de {1}.", "Estoque, custos, fiscal e por fim contábil. O roteiro completo está na documentação.", "Treinamento concluído."),
        new(3, "portal-do-cliente", "Não recebo os e-mails dos chamados", "Abri {0} chamados e não recebi confirmação.", "As mensagens foram recusadas pela regra de spam da empresa. Segue o domínio para liberar.", "Mensagens entregues depois da liberação."),
        new(1, "portal-do-cliente", "Como ver o boleto de outra filial?", "Cuidamos do financeiro da matriz e da filial {1}.", "Um usuário pode ter acesso às duas empresas. O gestor da filial concede a permissão.", "Permissão concedida."),
    ];

    public static readonly string[] CustomerFollowUps =
    [
        "Obrigada. Consegue priorizar? O fechamento é hoje.", "Testei de novo e continua igual.", "Segue a tela do erro em anexo.", "Certo, aguardo o retorno.",
        "Acontece em dois computadores, nos outros está normal.", "Sim, pode acessar remotamente depois das 14h.", "Conferido, agora foi.",
    ];

    public static readonly string[] StaffFollowUps =
    [
        "Recebemos a informação e seguimos na análise.", "Pode nos enviar o número do documento e o horário do erro?", "Aplicamos um ajuste. Teste novamente, por gentileza.",
        "Encaminhei à equipe de produto e volto com novidades até o fim do dia.", "Agendamos o acesso remoto para hoje às 15h.",
    ];

    public static readonly string[] Notes =
    [
        "Mesmo sintoma do chamado da semana passada, conferir a versão instalada.", "Cliente com contrato em renovação, manter o comercial informado.",
        "Reproduzido em homologação com a base anonimizada.", "Confirmar com o produto antes de prometer data.", "A série reiniciou a numeração depois da atualização 8.4.1.",
    ];

    public static readonly string[] WaitReasons = ["Enviar a tela do erro e o horário em que acontece", "Confirmar se o erro continua depois do ajuste", "Informar o número da nota fiscal", "Liberar o acesso remoto à estação"];

    public static readonly (string Title, string Tasks, string Report)[] Orders =
    [
        ("Atualização do emissor na estação do fiscal", "Atualizar o emissor para a versão 8.4.2\nConferir a numeração da série 2\nEmitir nota de teste", "Emissor atualizado, numeração conferida e nota de teste autorizada."),
        ("Instalação de driver do token", "Remover o driver antigo\nInstalar o driver novo em quatro estações\nTestar a assinatura", "Driver instalado nas quatro estações e assinatura testada com o usuário."),
        ("Treinamento de inventário rotativo", "Parametrizar a curva ABC\nTreinar a equipe do estoque\nAcompanhar a primeira contagem", "Equipe treinada. A primeira contagem fechou sem divergência."),
        ("Ajuste do relógio de ponto", "Acertar data e hora do relógio\nReenviar as marcações pendentes", "Relógio ajustado e marcações reenviadas."),
        ("Revisão do modelo de etiqueta", "Ajustar a margem do modelo\nImprimir e ler dez etiquetas", "Modelo ajustado e leitura conferida em dez etiquetas."),
    ];

    public static readonly string[] Parts = ["Leitor de código de barras USB", "Cabo de rede blindado de 3 m", "Bobina térmica 80 mm", "Fonte 12 V para o relógio de ponto", "Token criptográfico"];

    public static readonly string[] InvoiceDescriptions = ["Mensalidade ERP Gestão", "Mensalidade Emissor NF-e", "Assinatura Digital, renovação", "API de Integração, plano mensal", "Folha e Ponto, mensalidade", "Horas técnicas adicionais"];
}
