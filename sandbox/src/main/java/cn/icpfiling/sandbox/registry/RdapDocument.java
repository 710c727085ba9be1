package cn.icpfiling.sandbox.registry;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.sandbox.clock.TestClock;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Writes RDAP's JSON: objects and errors of RFC 9083, the bootstrap of RFC 9224. */
@ApplicationScoped
class RdapDocument {

    /** The suffixes of this server. The registry of .cn and .中国 still has no RDAP, so clients query them by WHOIS. */
    private static final List<String> TLDS = List.of(
            "com",
            "net",
            "org",
            "xyz",
            "top",
            "cc",
            "io",
            "tv",
            "name",
            "info",
            "biz",
            "vip",
            "shop",
            "site",
            "online",
            "tech",
            "club",
            "wang",
            "xin",
            "ltd",
            "group",
            "xn--55qx5d",
            "xn--io0a7i",
            "xn--ses554g");

    private final ObjectMapper json;
    private final TestClock clock;

    RdapDocument(ObjectMapper json, TestClock clock) {
        this.json = json;
        this.clock = clock;
    }

    JsonNode bootstrap(String base) {
        var document = json.createObjectNode()
                .put("version", "1.0")
                .put("publication", clock.machineNow().toString())
                .put("description", "RDAP bootstrap file of the sandbox");
        var service = document.putArray("services").addArray();
        TLDS.forEach(service.addArray()::add);
        service.addArray().add(base);
        return document;
    }

    JsonNode domain(RegisteredDomain domain, String base) {
        var document = json.createObjectNode();
        document.putArray("rdapConformance").add("rdap_level_0");
        document.put("objectClassName", "domain")
                .put(
                        "handle",
                        "SBX-" + Integer.toHexString(domain.domain().hashCode()).toUpperCase(java.util.Locale.ROOT))
                .put("ldhName", domain.domain())
                .put("unicodeName", DomainName.parse(domain.domain()).unicode());
        document.putArray("status").add(domain.expiresAt().isAfter(clock.now()) ? "active" : "auto renew period");

        var events = document.putArray("events");
        events.addObject()
                .put("eventAction", "registration")
                .put("eventDate", domain.registeredAt().toString());
        events.addObject()
                .put("eventAction", "expiration")
                .put("eventDate", domain.expiresAt().toString());
        events.addObject()
                .put("eventAction", "last update of RDAP database")
                .put("eventDate", clock.now().toString());

        var entities = document.putArray("entities");
        registrant(entities.addObject(), domain);
        registrar(entities.addObject(), domain);
        var servers = document.putArray("nameservers");
        for (var server : RegisteredDomain.NAME_SERVERS) {
            servers.addObject().put("objectClassName", "nameserver").put("ldhName", server);
        }
        document.putObject("secureDNS").put("delegationSigned", false);
        var self = base + "domain/" + domain.domain();
        document.putArray("links")
                .addObject()
                .put("value", self)
                .put("rel", "self")
                .put("href", self)
                .put("type", "application/rdap+json");
        return document;
    }

    JsonNode error(int code, String title, String description) {
        var document = json.createObjectNode();
        document.putArray("rdapConformance").add("rdap_level_0");
        document.put("errorCode", code)
                .put("title", title)
                .putArray("description")
                .add(description);
        return document;
    }

    private static void registrant(ObjectNode entity, RegisteredDomain domain) {
        entity.put("objectClassName", "entity").putArray("roles").add("registrant");
        // a person's certificate types are 2, 7, 8, 11, 14, 30, 41, 42; all other types are an organisation's
        var person = List.of("2", "7", "8", "11", "14", "30", "41", "42")
                .contains(domain.registrant().certificateType());
        var card = vcard(entity, domain.registrant().name(), person ? "individual" : "org");
        if (!person) {
            card.addArray()
                    .add("org")
                    .add(card.objectNode())
                    .add("text")
                    .add(domain.registrant().name());
        }
    }

    private static void registrar(ObjectNode entity, RegisteredDomain domain) {
        entity.put("objectClassName", "entity")
                .put("handle", Integer.toString(domain.registrar().ianaId()))
                .putArray("roles")
                .add("registrar");
        entity.putArray("publicIds")
                .addObject()
                .put("type", "IANA Registrar ID")
                .put("identifier", Integer.toString(domain.registrar().ianaId()));
        vcard(entity, domain.registrar().name(), "org");
    }

    /** jCard, RFC 7095: version and fn are required. */
    private static ArrayNode vcard(ObjectNode entity, String name, String kind) {
        var card = entity.putArray("vcardArray").add("vcard").addArray();
        card.addArray().add("version").add(card.objectNode()).add("text").add("4.0");
        card.addArray().add("fn").add(card.objectNode()).add("text").add(name);
        card.addArray().add("kind").add(card.objectNode()).add("text").add(kind);
        return card;
    }
}
