package cn.icpfiling.filing.authority;

/** A file as the authority sent it, digest already compared. */
public record DownloadedFile(String name, byte[] zipped, String digest) {

    @Override
    public String toString() {
        return "DownloadedFile[" + name + ", " + zipped.length + " bytes]";
    }
}
