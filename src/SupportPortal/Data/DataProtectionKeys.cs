using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;
using Npgsql;

namespace SupportPortal.Data;

/// <summary>One key of the ring that protects cookies and tokens.</summary>
public class DataProtectionKey
{
    public int Id { get; private set; }
    public required string FriendlyName { get; init; }
    public required string Xml { get; init; }
}

internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("data_protection_keys");
        builder.Property(k => k.FriendlyName).HasMaxLength(100);
        builder.HasIndex(k => k.FriendlyName).IsUnique();
    }
}

public static class DataProtectionSetup
{
    public const string SecretSetting = "Portal:KeyProtection:Secret";

    /// <summary>The key ring is in the database, so that every instance reads the others' cookies, and encrypted there.</summary>
    public static IServiceCollection AddDataProtectionKeys(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddDataProtection().SetApplicationName("portal");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            options.XmlRepository = new DataProtectionKeys(s.GetRequiredService<DataSources>()[DbRole.Jobs]);
            if (!string.IsNullOrEmpty(configuration[SecretSetting])) { options.XmlEncryptor = new KeyEncryptor(configuration); }
        }));
        return services;
    }
}

internal sealed class DataProtectionKeys(NpgsqlDataSource source) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = source.CreateCommand("select xml from data_protection_keys order by id");
        using var rows = command.ExecuteReader();
        var keys = new List<XElement>();
        while (rows.Read()) { keys.Add(XElement.Parse(rows.GetString(0))); }
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = source.CreateCommand("insert into data_protection_keys (friendly_name, xml) values ($1, $2) on conflict (friendly_name) do nothing");
        command.Parameters.AddWithValue(friendlyName);
        command.Parameters.AddWithValue(element.ToString(SaveOptions.DisableFormatting));
        command.ExecuteNonQuery();
    }
}

/// <summary>Encrypts keys at rest with AES-GCM, under a key derived from a secret that the database does not know.</summary>
internal sealed class KeyEncryptor(IConfiguration configuration) : IXmlEncryptor
{
    public const int Nonce = 12, Tag = 16; // bytes; stored as nonce, cipher text, tag

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var stored = new byte[Nonce + plain.Length + Tag];
        RandomNumberGenerator.Fill(stored.AsSpan(0, Nonce));
        using var aes = Aes(configuration);
        aes.Encrypt(stored.AsSpan(0, Nonce), plain, stored.AsSpan(Nonce, plain.Length), stored.AsSpan(Nonce + plain.Length));
        return new EncryptedXmlInfo(new XElement("sealedKey", Convert.ToBase64String(stored)), typeof(KeyDecryptor));
    }

    internal static AesGcm Aes(IConfiguration configuration)
    {
        var secret = configuration[DataProtectionSetup.SecretSetting] ?? throw new InvalidOperationException($"{DataProtectionSetup.SecretSetting} is not set.");
        return new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: "portal data protection keys"u8.ToArray()), Tag);
    }
}

/// <summary>Made by the framework, from the type's name in a stored key.</summary>
internal sealed class KeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var stored = Convert.FromBase64String(encryptedElement.Value);
        var plain = new byte[stored.Length - KeyEncryptor.Nonce - KeyEncryptor.Tag];
        using var aes = KeyEncryptor.Aes(services.GetRequiredService<IConfiguration>());
        aes.Decrypt(stored.AsSpan(0, KeyEncryptor.Nonce), stored.AsSpan(KeyEncryptor.Nonce, plain.Length), stored.AsSpan(KeyEncryptor.Nonce + plain.Length), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
