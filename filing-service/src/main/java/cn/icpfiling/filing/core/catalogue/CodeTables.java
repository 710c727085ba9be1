package cn.icpfiling.filing.core.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The authority's codes, as far as rules need them.
 *
 * @param provinces code to prefix of a filing number, for the provinces that take filings
 * @param regions the divisions of all provinces
 * @param naturesOfDepartments the nature of sponsors whose credit codes a department issues, by the code's first two characters
 * @param certificates certificate types by code
 * @param historicCertificates types of old filings that today's form does not have; no order takes them
 * @param contentTypes all flags of content; the next five are flags too
 */
public record CodeTables(
        Map<String, String> provinces,
        RegionTable regions,
        Set<Integer> natures,
        Map<String, Integer> naturesOfDepartments,
        Map<Integer, CertificateType> certificates,
        Map<Integer, CertificateType> historicCertificates,
        long contentTypes,
        long personContentTypes,
        long contentTypesWithNote,
        long preApprovals,
        long accessModes,
        long serverLocations,
        Set<Integer> languages) {

    public static final int PERSON = 5;

    public CodeTables {
        provinces = Map.copyOf(provinces);
        natures = Set.copyOf(natures);
        naturesOfDepartments = Map.copyOf(naturesOfDepartments);
        certificates = Map.copyOf(certificates);
        historicCertificates = Map.copyOf(historicCertificates);
        languages = Set.copyOf(languages);
    }

    /** The nature that a certificate belongs to, and the form of its number. */
    public record CertificateType(int nature, NumberForm form) {}

    public boolean allows(int nature, int certificateType) {
        return Optional.ofNullable(certificates.get(certificateType))
                .filter(type -> type.nature() == nature)
                .isPresent();
    }

    /** Whether old filings of this nature can have a certificate of this type, which no order takes any more. */
    public boolean isHistoric(int nature, int certificateType) {
        return Optional.ofNullable(historicCertificates.get(certificateType))
                .filter(type -> type.nature() == nature)
                .isPresent();
    }

    /** Whether a filing can have such a certificate, of today or of before. */
    public boolean isCertificate(int certificateType) {
        return certificates.containsKey(certificateType) || historicCertificates.containsKey(certificateType);
    }

    public NumberForm formOf(int certificateType) {
        return Optional.ofNullable(certificates.get(certificateType))
                .map(CertificateType::form)
                .orElse(NumberForm.FREE);
    }
}
