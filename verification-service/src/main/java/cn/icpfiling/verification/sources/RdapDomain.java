package cn.icpfiling.verification.sources;

import cn.icpfiling.verification.core.rules.Registrar;
import cn.icpfiling.verification.core.rules.Registration;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the domain object of RFC 9083. Empty when it is not one, or one of another name. */
@ApplicationScoped
class RdapDomain {

    private final ObjectMapper json;

    RdapDomain(ObjectMapper json) {
        this.json = json;
    }

    Optional<Registration> read(String body, String ascii) {
        JsonNode domain;
        try {
            domain = json.readTree(body);
        } catch (JsonProcessingException garbled) {
            return Optional.empty();
        }
        if (domain == null
                || !"domain".equals(domain.path("objectClassName").asText())
                || !sameName(domain.path("ldhName").asText(), ascii)) {
            return Optional.empty();
        }
        return Optional.of(new Registration(expiry(domain), registrar(domain), statuses(domain)));
    }

    private static boolean sameName(String ldhName, String ascii) {
        var name = ldhName.endsWith(".") ? ldhName.substring(0, ldhName.length() - 1) : ldhName;
        return name.equalsIgnoreCase(ascii);
    }

    private static Instant expiry(JsonNode domain) {
        for (var event : domain.path("events")) {
            if ("expiration".equals(event.path("eventAction").asText())) {
                return instant(event.path("eventDate").asText());
            }
        }
        return null;
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    private static Set<String> statuses(JsonNode domain) {
        var statuses = new HashSet<String>();
        domain.path("status").forEach(status -> statuses.add(status.asText().toLowerCase(Locale.ROOT)));
        return statuses;
    }

    private static Registrar registrar(JsonNode domain) {
        for (var entity : domain.path("entities")) {
            for (var role : entity.path("roles")) {
                if ("registrar".equals(role.asText())) {
                    return registrarOf(entity);
                }
            }
        }
        return null;
    }

    private static Registrar registrarOf(JsonNode entity) {
        var name = fullName(entity.path("vcardArray").path(1));
        var id = ianaId(entity.path("publicIds"));
        return name == null && id == null ? null : new Registrar(name, id);
    }

    /** ["vcard", [["fn", {}, "text", "…"], …]] */
    private static String fullName(JsonNode properties) {
        for (var property : properties) {
            if ("fn".equals(property.path(0).asText()) && property.path(3).isTextual()) {
                var name = property.path(3).asText().strip();
                return name.isEmpty() ? null : name;
            }
        }
        return null;
    }

    private static Integer ianaId(JsonNode publicIds) {
        for (var id : publicIds) {
            if (id.path("type").asText().toLowerCase(Locale.ROOT).startsWith("iana registrar id")) {
                var text = id.path("identifier").asText();
                return text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
            }
        }
        return null;
    }
}
