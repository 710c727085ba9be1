package cn.icpfiling.verification.registration;

import cn.icpfiling.verification.core.rules.Registrar;
import cn.icpfiling.verification.registration.RegistrationRecord.Delegation;
import cn.icpfiling.verification.registration.RegistrationRecord.Signing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Fields that all formats share. */
final class WhoisFields {

    private static final int MOST_NAME_SERVERS = 20;

    private WhoisFields() {}

    static Set<String> statuses(WhoisText text, String... keys) {
        var statuses = new HashSet<String>();
        for (var key : keys) {
            for (var told : text.valuesOf(key)) {
                if (told != null && !Statuses.word(told).isEmpty()) {
                    statuses.add(Statuses.word(told));
                }
            }
        }
        return statuses;
    }

    /**
     * Returns the registrar by name and IANA id. Returns null if the answer gives neither, or contradicts itself: then
     * it names no registrar.
     */
    static Registrar registrar(WhoisText text) {
        var name = text.one("registrar", "sponsoring registrar", "registrar name");
        var id = text.one("registrar iana id", "sponsoring registrar iana id");
        var ianaId = id != null && id.matches("[0-9]{1,9}") ? Integer.valueOf(id) : null;
        var ambiguous = text.valuesOf("registrar iana id").size() > 1
                || text.valuesOf("registrar").size() > 1;
        return ambiguous || name == null && ianaId == null ? null : new Registrar(name, ianaId);
    }

    static Delegation delegation(WhoisText text) {
        var servers = new ArrayList<String>();
        for (var told : text.valuesOf("name server")) {
            if (told != null && servers.size() < MOST_NAME_SERVERS) {
                servers.add(told.split("\\s", 2)[0].toLowerCase(Locale.ROOT));
            }
        }
        return new Delegation(servers, signing(text.one("dnssec")));
    }

    private static Signing signing(String told) {
        var word = Objects.requireNonNullElse(told, "").toLowerCase(Locale.ROOT);
        if (word.equals("unsigned") || word.equals("inactive") || word.equals("no")) {
            return Signing.UNSIGNED;
        }
        return word.startsWith("signed") || word.equals("active") || word.equals("yes")
                ? Signing.SIGNED
                : Signing.NOT_TOLD;
    }
}
