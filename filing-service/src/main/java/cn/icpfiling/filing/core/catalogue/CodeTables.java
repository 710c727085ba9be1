package cn.icpfiling.filing.core.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The authority's codes, as far as rules need them.
 *
 * @param provinces code to prefix of a filing number
 * @param certificates certificate types by code
 * @param contentTypes all flags of content; the next five are flags too
 */
public record CodeTables(
        Map<String, String> provinces,
        Set<String> citiesWithoutCounties,
        Set<Integer> natures,
        Map<Integer, CertificateType> certificates,
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
        citiesWithoutCounties = Set.copyOf(citiesWithoutCounties);
        natures = Set.copyOf(natures);
        certificates = Map.copyOf(certificates);
        languages = Set.copyOf(languages);
    }

    /** The nature that a certificate belongs to, and the form of its number. */
    public record CertificateType(int nature, NumberForm form) {}

    public boolean allows(int nature, int certificateType) {
        return Optional.ofNullable(certificates.get(certificateType))
                .filter(type -> type.nature() == nature)
                .isPresent();
    }

    public NumberForm formOf(int certificateType) {
        return Optional.ofNullable(certificates.get(certificateType))
                .map(CertificateType::form)
                .orElse(NumberForm.FREE);
    }
}
