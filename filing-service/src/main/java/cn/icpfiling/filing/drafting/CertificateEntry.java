package cn.icpfiling.filing.drafting;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The new certificate of a filed subject, and its nature.
 *
 * @param certificateNumberConfirmed the applicant has compared a number with a wrong check digit with the certificate
 */
record CertificateEntry(
        @NotNull @Min(1) @Max(99) Integer nature,
        @NotNull @Min(1) @Max(99) Integer certificateType,
        @NotNull @Size(min = 1, max = 64) String certificateNumber,
        Boolean certificateNumberConfirmed) {

    boolean confirmsNumber() {
        return Boolean.TRUE.equals(certificateNumberConfirmed);
    }

    @Override
    public String toString() {
        return "CertificateEntry[nature=" + nature + ", certificateType=" + certificateType + "]";
    }
}
