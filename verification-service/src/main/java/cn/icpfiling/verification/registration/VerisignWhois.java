package cn.icpfiling.verification.registration;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.registration.RegistrationRecord.Dates;
import cn.icpfiling.verification.registration.RegistrationRecord.Origin;
import java.util.Locale;
import java.util.Set;

/**
 * Verisign's registries (.com, .net and a few more). An answer is a thin, indented record with the registrar's own
 * server and an end mark. Without the end mark it was truncated. Without the word "domain" in the question, they also
 * list hosts and registrars of that name.
 */
final class VerisignWhois implements WhoisForm {

    private static final String NONE = "no match for ";

    @Override
    public String question(DomainName name) {
        return "domain " + name.ascii();
    }

    @Override
    public Reading read(WhoisText text, DomainName asked) {
        if (!text.ended()) {
            return new Reading.Unreadable();
        }
        var names = text.valuesOf("domain name");
        if (names.isEmpty()) {
            return saysNone(text, asked) ? new Reading.NotRegistered() : new Reading.Unreadable();
        }
        if (names.size() != 1 || !AskedName.is(names.iterator().next(), asked)) {
            return new Reading.Unreadable();
        }
        return new Reading.Found(new RegistrationRecord(
                asked.ascii(),
                new Dates(
                        ToldTime.withOffset(text.one("creation date")),
                        ToldTime.withOffset(text.one("updated date")),
                        ToldTime.withOffset(text.one("registry expiry date", "expiration date")),
                        null),
                WhoisFields.statuses(text, "domain status", "status"),
                WhoisFields.registrar(text),
                RegistrantHint.NONE,
                WhoisFields.delegation(text),
                new Origin(Set.of(), Set.of(), null, text.one("registrar whois server", "whois server"))));
    }

    /** Reads {@code No match for domain "EXAMPLE.COM".}, which must name the requested domain. */
    private static boolean saysNone(WhoisText text, DomainName asked) {
        for (var line : text.plain()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(NONE)) {
                return AskedName.is(quoted(line), asked);
            }
        }
        return false;
    }

    private static String quoted(String line) {
        var from = line.indexOf('"');
        var to = line.lastIndexOf('"');
        return from >= 0 && to > from ? line.substring(from + 1, to) : null;
    }
}
