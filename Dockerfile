FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
# Packages first: this layer stays as long as the projects do not ask for others.
COPY Directory.Build.props Directory.Packages.props ./
COPY src/SupportPortal/SupportPortal.csproj src/SupportPortal/
RUN dotnet restore src/SupportPortal -p:UseMailKit=true -p:UseQuestPdf=true
COPY .editorconfig ./
COPY src/SupportPortal src/SupportPortal
RUN dotnet publish src/SupportPortal --no-restore --configuration Release --output /app -p:UseMailKit=true -p:UseQuestPdf=true -p:RunAnalyzers=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
USER $APP_UID
# The image has no curl. It asks for the first allowed host, as any other is refused.
SHELL ["/bin/bash", "-c"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
    CMD exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "${AllowedHosts%%;*}" >&3 && read -r _ status _ <&3 && [ "$status" = 200 ]
ENTRYPOINT ["dotnet", "SupportPortal.dll"]
