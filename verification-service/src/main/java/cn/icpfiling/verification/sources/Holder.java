package cn.icpfiling.verification.sources;

import cn.icpfiling.platform.identifier.Notation;

/**
 * A name with its certificate, of a subject or of a person. Full width, lower case and spaces in the number are
 * normalised.
 */
public record Holder(String name, int certificateType, String certificateNumber) {

    public Holder {
        name = name.strip();
        certificateNumber = Notation.tidy(certificateNumber);
    }

    @Override
    public String toString() {
        return "Holder[certificateType=" + certificateType + "]";
    }
}
