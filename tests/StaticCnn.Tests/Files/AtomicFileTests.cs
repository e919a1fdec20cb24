namespace StaticCnn.Tests.Files;

public class AtomicFileTests
{
    [Theory]
    [InlineData(Fault.Once, true)]
    [InlineData(Fault.Once, false)]
    [InlineData(Fault.Onwards, true)]
    [InlineData(Fault.Onwards, false)]
    [InlineData(Fault.OnwardsAndDeleting, true)]
    [InlineData(Fault.OnwardsAndDeleting, false)]
    public void At_any_fault_the_file_is_wholly_old_or_wholly_new(Fault fault, bool exists)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("weights.safetensors");
        byte[] old = SafetensorsBytes.Sound(), changed = WriteToMemory();
        FaultyFileOperations operations;
        var k = 0;
        do
        {
            foreach (var name in folder.Names) File.Delete(folder.File(name));
            if (exists) File.WriteAllBytes(path, old);
            operations = new FaultyFileOperations(++k, fault);
            var e = Record.Exception(() => AtomicFile.Write(path, Write, operations));

            Assert.Equal(operations.HasFailed ? $"fault {k}" : null, e?.Message);
            var content = File.Exists(path) ? File.ReadAllBytes(path) : null;
            var isNew = content is not null && content.SequenceEqual(changed);
            var isOld = exists ? content is not null && content.SequenceEqual(old) : content is null;
            Assert.True(isNew || (isOld && e is not null));
            if (fault == Fault.OnwardsAndDeleting) continue;
            Assert.Equal(content is null ? [] : ["weights.safetensors"], folder.Names);
        }
        while (operations.HasFailed);

        // Create, mode, header, three tensors of which one is empty, flush, close, rename, folder: each has failed once.
        Assert.Equal(11, k);
    }

    [Fact]
    public void The_content_is_on_the_disk_before_the_name_is()
    {
        using var folder = new TemporaryFolder();
        var operations = new FaultyFileOperations(0, Fault.Once);
        AtomicFile.Write(folder.File("a"), stream => stream.Write("new"u8), operations);
        Assert.Equal(["Create", "CopyMode", "Write", "FlushToDisk", "Close", "Replace", "FlushFolder"], operations.Calls);
    }

    [Fact]
    public void A_failure_of_the_content_leaves_the_old_file()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a");
        File.WriteAllText(path, "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("new"u8);
            throw new InvalidOperationException();
        }, FileOperations.Instance));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["a"], folder.Names);
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupRead)]
    public void Keeps_the_mode_of_the_file_it_replaces(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        var path = folder.File("a");
        File.WriteAllText(path, "old");
        File.SetUnixFileMode(path, mode);
        SafetensorsFile.Write(path, []);
        Assert.Equal(mode, File.GetUnixFileMode(path));
        Assert.Empty(SafetensorsFile.Read(path).Entries);
    }

    [Fact]
    public void A_new_file_has_the_mode_of_any_new_file()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("any"), "");
        SafetensorsFile.Write(folder.File("new"), []);
        Assert.Equal(File.GetUnixFileMode(folder.File("any")), File.GetUnixFileMode(folder.File("new")));
    }

    [Fact]
    public void A_relative_path_is_of_the_current_folder()
    {
        var name = $"{Guid.NewGuid():N}.safetensors";
        try
        {
            SafetensorsFile.Write(name, []);
            Assert.True(File.Exists(Path.Combine(Environment.CurrentDirectory, name)));
        }
        finally
        {
            File.Delete(name);
        }
    }

    [Fact]
    public void A_folder_that_is_not_there_and_a_folder_in_the_files_place_are_errors()
    {
        using var folder = new TemporaryFolder();
        Assert.ThrowsAny<IOException>(() => SafetensorsFile.Write(Path.Combine(folder.Path, "no", "a"), []));
        Directory.CreateDirectory(folder.File("a"));
        var e = Record.Exception(() => SafetensorsFile.Write(folder.File("a"), []));
        Assert.True(e is IOException or UnauthorizedAccessException);
        Assert.Equal(["a"], folder.Names);
        Assert.Throws<IOException>(() => FileOperations.Instance.FlushFolder(folder.File("none")));
    }

    [Fact]
    public void Two_writers_of_one_file_leave_one_whole_content()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a");
        Parallel.For(0, 40, i => SafetensorsFile.Write(path, [new("a", [5000], [.. Enumerable.Repeat((float)i, 5000)])]));
        Assert.Single(SafetensorsFile.Read(path).ToFloats("a").Distinct());
        Assert.Equal(["a"], folder.Names);
    }

    [Fact]
    public void Removes_what_a_killed_writer_left_long_ago_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        string Temporary() => Path.GetFileName(TemporaryName.Create(folder.Path));
        string[] names = [".other.tmp", Temporary(), Temporary()];
        foreach (var name in names) File.WriteAllText(folder.File(name), "");
        File.SetLastWriteTimeUtc(folder.File(names[0]), DateTime.UtcNow.AddDays(-1));
        File.SetLastWriteTimeUtc(folder.File(names[1]), DateTime.UtcNow.AddDays(-1));

        SafetensorsFile.Write(folder.File("a"), []);

        Assert.Equal(new[] { names[0], names[2], "a" }.Order(StringComparer.Ordinal), folder.Names);
    }

    private static void Write(Stream stream) =>
        SafetensorsFile.Write(stream, [new("a", [2], [1, 2]), new("b", [0], []), new("c", [3], [1, 2, 3])]);

    private static byte[] WriteToMemory()
    {
        using var stream = new MemoryStream();
        Write(stream);
        return stream.ToArray();
    }
}
