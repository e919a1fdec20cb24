namespace StaticCnn;

/// <summary>The steps of writing a file, behind an interface so that tests can let each of them fail.</summary>
internal interface IFileOperations
{
    /// <summary>Creates a file that is not there yet, without a buffer: what is written is handed on at once.</summary>
    Stream Create(string path);

    /// <summary>Gives a file the Unix mode of another, where that other exists and the system has modes.</summary>
    void CopyMode(string from, string to);

    /// <summary>Waits until the content of a created file is on the disk.</summary>
    void FlushToDisk(Stream file);

    /// <summary>Closes a created file.</summary>
    void Close(Stream file);

    /// <summary>Renames a file over another, in one step.</summary>
    void Replace(string from, string to);

    /// <summary>Waits until the names in a folder are on the disk.</summary>
    void FlushFolder(string folder);

    /// <summary>Deletes a file.</summary>
    void Delete(string path);
}
