package cn.icpfiling.sandbox.registry;

import cn.icpfiling.platform.identifier.Notation;
import cn.icpfiling.sandbox.refusal.Fields;
import java.util.Locale;
import java.util.Map;

/** The registrant of a domain. The certificate type is the filing code as text. */
public record Registrant(String name, String certificateType, String certificateNumber) {

    private static final Map<String, String> NAMED_TYPES =
            Map.of("BUSINESS_LICENCE", "1", "BUSINESS_LICENSE", "1", "RESIDENT_ID", "2", "PASSPORT", "7");

    /** Removes differences that do not make another person: spaces, full width and the case of a check character. */
    public Registrant normalized() {
        var type = certificateType.strip().toUpperCase(Locale.ROOT);
        return new Registrant(name.strip(), NAMED_TYPES.getOrDefault(type, type), Notation.tidy(certificateNumber));
    }

    static void check(Registrant registrant, String at, Fields fields) {
        if (registrant == null) {
            fields.wrong(at.isEmpty() ? "" : at, "REQUIRED", "the registrant is required");
            return;
        }
        fields.required(at + "/name", registrant.name(), 256)
                .required(at + "/certificateType", registrant.certificateType(), 32)
                .required(at + "/certificateNumber", registrant.certificateNumber(), 64);
    }
}
