using System.Runtime.InteropServices;
using System.Text;
using StaticCnn.Tests.Data;

namespace StaticCnn.Tests.Files;

public class SafetensorsDamageTests
{
    private static readonly byte[] Sound = SafetensorsBytes.Sound();
    private static readonly string Content = SafetensorsBytes.Describe(SafetensorsBytes.Read(Sound));

    [Fact]
    public void Refuses_truncation_at_every_length()
    {
        for (var length = 0; length < Sound.Length; length++)
        {
            Assert.Throws<SafetensorsException>(() => SafetensorsBytes.Read(Sound[..length]));
            Assert.Throws<SafetensorsException>(() => SafetensorsFile.Read(new ForwardStream(Sound[..length]), "the file"));
        }

        Assert.Throws<SafetensorsException>(() => SafetensorsBytes.Read([.. Sound, 0]));
        Assert.Throws<SafetensorsException>(() => SafetensorsFile.Read(new ForwardStream([.. Sound, 0]), "the file"));
    }

    [Fact]
    public void Every_other_value_of_every_byte_is_refused_or_changes_no_tensor()
    {
        var accepted = 0;
        for (var i = 0; i < Sound.Length; i++)
        {
            for (var mask = 1; mask < 256; mask++)
            {
                var damaged = (byte[])Sound.Clone();
                damaged[i] ^= (byte)mask;
                try
                {
                    // Only a changed name of the checksum itself goes unseen: it then counts as any other metadata.
                    var file = SafetensorsBytes.Read(damaged);
                    accepted++;
                    Assert.False(file.HasChecksum);
                    Assert.Equal(Content, SafetensorsBytes.Describe(WithoutForeignMetadata(file)));
                }
                catch (SafetensorsException)
                {
                    // Refused, as it should be.
                }
            }
        }

        Assert.InRange(accepted, 1, 256 * ("staticcnn.sha256".Length + "__metadata__".Length));
    }

    [Fact]
    public void Random_changes_end_in_the_one_exception_or_a_file()
    {
        var random = new Random(20240607);
        var alphabet = Encoding.UTF8.GetBytes("{}[]\",:0123456789-.eE+\\u truefalsn\0\n\u00ffxF32shapedtype_offsets");
        for (var round = 0; round < 30_000; round++)
        {
            List<byte> bytes = [.. Sound];
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(8, bytes.Count);
                switch (random.Next(4))
                {
                    case 0: bytes[at] = alphabet[random.Next(alphabet.Length)]; break;
                    case 1: bytes.Insert(at, alphabet[random.Next(alphabet.Length)]); break;
                    case 2: bytes.RemoveAt(at); break;
                    default: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at))); break;
                }
            }

            // The header's length follows the changes now and then, so that more of them reach the parser.
            var json = bytes.Count - 8 - 28;
            if (random.Next(4) != 0) BitConverter.TryWriteBytes(CollectionsMarshal.AsSpan(bytes), (long)json);
            try
            {
                SafetensorsBytes.Describe(SafetensorsBytes.Read([.. bytes]));
            }
            catch (SafetensorsException)
            {
                // The one documented type.
            }
        }
    }

    private static SafetensorsFile WithoutForeignMetadata(SafetensorsFile file)
    {
        var metadata = (Dictionary<string, string>)file.Metadata;
        foreach (var key in metadata.Keys.Where(k => k is not ("epoch" or "ü")).ToArray()) metadata.Remove(key);
        return file;
    }
}
