package cn.icpfiling.verification.registration;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.registration.RegistrationRecord.Dates;
import cn.icpfiling.verification.registration.RegistrationRecord.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The form that ICANN's contracts prescribe for registries of generic names (.公司, .网址, .政务 and the like) and for
 * registrars: thick, times in UTC, an end mark. A registrar gives the end of its own term, a registry the end of the
 * registration.
 */
final class IcannWhois implements WhoisForm {

    /** First lines of an answer that a name is not registered. */
    private static final Set<String> NONE = Set.of(
            "no data found",
            "no match",
            "no object found",
            "not found",
            "domain not found",
            "domain name not found",
            "domain not registered",
            "domain name not registered",
            "the queried object does not exist",
            "no matching record",
            "no matching record found",
            "no matching objects found",
            "no matching domain name found",
            "no match found",
            "no such domain",
            "nothing found",
            "no entries found",
            "object does not exist",
            "not registered",
            "this domain name has not been registered",
            "this domain is not registered",
            "this domain name is not registered");

    /** How CoCCA's software says that a name is not registered: a record with only the name and this status. */
    private static final Set<String> NONE_BY_STATUS =
            Set.of("no object found", "not registered", "available", "free", "not found");

    /** A registration has at least one of these fields. */
    private static final List<String> OF_A_REGISTRATION = List.of(
            "creation date",
            "updated date",
            "registry expiry date",
            "registrar registration expiration date",
            "registrar",
            "sponsoring registrar",
            "registrar iana id",
            "registry domain id",
            "domain id");

    /** First lines that continue with the name. */
    private static final List<String> NONE_OF_NAME = List.of(
            "no match for domain",
            "no match for",
            "the queried object does not exist:",
            "domain not found:",
            "domain name not found:",
            "not found:",
            "no data was found for",
            "no entries found for",
            "no matching record for",
            "object not found:");

    private static final String AVAILABLE_FROM = ">>> domain ";
    private static final String AVAILABLE_TO = " is available for registration";

    @Override
    public Reading read(WhoisText text, DomainName asked) {
        var names = text.valuesOf("domain name");
        if (names.isEmpty()) {
            return saysNone(text, asked) ? new Reading.NotRegistered() : new Reading.Unreadable();
        }
        if (!text.ended() || !names.stream().allMatch(name -> AskedName.is(name, asked))) {
            return new Reading.Unreadable();
        }
        var statuses = WhoisFields.statuses(text, "domain status", "status");
        if (OF_A_REGISTRATION.stream().allMatch(key -> text.valuesOf(key).isEmpty())) {
            return !statuses.isEmpty() && NONE_BY_STATUS.containsAll(statuses)
                    ? new Reading.NotRegistered()
                    : new Reading.Unreadable();
        }
        return new Reading.Found(new RegistrationRecord(
                asked.ascii(),
                new Dates(
                        ToldTime.withOffset(text.one("creation date")),
                        ToldTime.withOffset(text.one("updated date")),
                        ToldTime.withOffset(text.one("registry expiry date")),
                        ToldTime.withOffset(text.one("registrar registration expiration date"))),
                statuses,
                WhoisFields.registrar(text),
                RegistrantHint.of(
                        text.one("registrant name"),
                        text.one("registrant organization"),
                        text.one("registrant country"),
                        false),
                WhoisFields.delegation(text),
                new Origin(Set.of(), Set.of(), null, text.one("registrar whois server", "whois server"))));
    }

    private static boolean saysNone(WhoisText text, DomainName asked) {
        if (text.plain().isEmpty()) {
            return false;
        }
        var line = withoutMark(text.plain().getFirst().toLowerCase(Locale.ROOT));
        var isWhole = !text.cutOff() || text.ended() || line.endsWith(".");
        for (var words : NONE_OF_NAME) {
            if (line.startsWith(words)) {
                var rest = bare(line.substring(words.length()));
                // For example "The queried object does not exist: DOMAIN NOT FOUND".
                return AskedName.is(rest, asked) || isWhole && words.endsWith(":") && NONE.contains(rest);
            }
        }
        return isWhole && (NONE.contains(bare(line)) || saysAvailable(line, asked));
    }

    private static boolean saysAvailable(String line, DomainName asked) {
        return line.startsWith(AVAILABLE_FROM)
                && line.endsWith(AVAILABLE_TO)
                && line.length() > AVAILABLE_FROM.length() + AVAILABLE_TO.length()
                && AskedName.is(line.substring(AVAILABLE_FROM.length(), line.length() - AVAILABLE_TO.length()), asked);
    }

    /** Removes the leading comment mark. */
    private static String withoutMark(String line) {
        var from = 0;
        while (from < line.length() && (line.charAt(from) == '%' || line.charAt(from) == '#')) {
            from++;
        }
        return line.substring(from).strip();
    }

    /** Removes quotes, full stops and marks around the text. */
    private static String bare(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && isMark(text.charAt(from))) {
            from++;
        }
        while (to > from && isMark(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isMark(char c) {
        return Character.isWhitespace(c) || c == '"' || c == '\'' || c == '.' || c == '!' || c == '[' || c == ']';
    }
}
