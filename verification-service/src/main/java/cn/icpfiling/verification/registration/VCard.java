package cn.icpfiling.verification.registration;

import com.fasterxml.jackson.databind.JsonNode;

/** The fields that this service reads from a jCard (RFC 7095): {@code ["vcard", [["fn", {}, "text", "…"], …]]}. */
record VCard(String name, String organisation, String country) {

    static VCard of(JsonNode entity) {
        var card = entity.path("vcardArray").path(1);
        return new VCard(text(card, "fn"), text(card, "org"), country(card));
    }

    /**
     * Returns the first value that is not blank. If the value is a list, such as an organisation with departments, its
     * first part counts.
     */
    private static String text(JsonNode card, String property) {
        for (var told : card) {
            if (property.equals(told.path(0).asText())) {
                var value = told.path(3).isArray() ? told.path(3).path(0) : told.path(3);
                if (value.isTextual() && !value.asText().isBlank()) {
                    return value.asText().strip();
                }
            }
        }
        return null;
    }

    /** Returns the country code if the server gives one (RFC 8605), else the last part of the address. */
    private static String country(JsonNode card) {
        for (var told : card) {
            if ("adr".equals(told.path(0).asText())) {
                var code = told.path(1).path("cc");
                var value = code.isTextual() ? code : told.path(3).path(6);
                return value.isTextual() && !value.asText().isBlank()
                        ? value.asText().strip()
                        : null;
            }
        }
        return null;
    }
}
