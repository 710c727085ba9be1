package cn.icpfiling.filing.authority;

/** A file as the authority sent it, after the digests were compared. */
public record DownloadedFile(String name, byte[] zipped, String digest) {

    @Override
    public String toString() {
        return "DownloadedFile[" + name + ", " + zipped.length + " bytes]";
    }
}
