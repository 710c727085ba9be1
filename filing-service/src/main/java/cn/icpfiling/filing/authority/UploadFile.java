package cn.icpfiling.filing.authority;

/** A numbered file, packed and ready to send. */
public record UploadFile(String name, long sequence, byte[] zipped) {

    @Override
    public String toString() {
        return "UploadFile[" + name + ", " + sequence + ", " + zipped.length + " bytes]";
    }
}
