package cn.icpfiling.verification.sources;

/** A name with its certificate, of a subject or of a person. */
public record Holder(String name, int certificateType, String certificateNumber) {

    @Override
    public String toString() {
        return "Holder[certificateType=" + certificateType + "]";
    }
}
