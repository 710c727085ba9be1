package cn.icpfiling.verification.registration;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.registration.RegistrationRecord.Dates;
import cn.icpfiling.verification.registration.RegistrationRecord.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The form that ICANN's contracts prescribe for registries of generic names (.公司, .网址, .政务 and the like) and for registrars:
 * thick, times in UTC, an end mark. A registrar tells the end of its own term, a registry that of the registration.
 */
final class IcannWhois implements WhoisForm {

    /** The first line of an answer about a name that is not there. */
    private static final Set<String> NONE = Set.of(
            "no data found",
            "no match",
            "no object found",
            "not found",
            "domain not found",
            "the queried object does not exist",
            "no matching record");

    /** Those that go on with the name. */
    private static final List<String> NONE_OF_NAME = List.of(
            "no match for domain",
            "no match for",
            "the queried object does not exist:",
            "domain not found:",
            "not found:",
            "no data was found for",
            "no entries found for");

    @Override
    public Reading read(WhoisText text, DomainName asked) {
        var names = text.valuesOf("domain name");
        if (names.isEmpty()) {
            return saysNone(text, asked) ? new Reading.NotRegistered() : new Reading.Unreadable();
        }
        if (!text.ended() || !names.stream().allMatch(name -> AskedName.is(name, asked))) {
            return new Reading.Unreadable();
        }
        return new Reading.Found(new RegistrationRecord(
                asked.ascii(),
                new Dates(
                        ToldTime.withOffset(text.one("creation date")),
                        ToldTime.withOffset(text.one("updated date")),
                        ToldTime.withOffset(text.one("registry expiry date")),
                        ToldTime.withOffset(text.one("registrar registration expiration date"))),
                WhoisFields.statuses(text, "domain status", "status"),
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
        var line = text.plain().getFirst().toLowerCase(Locale.ROOT);
        for (var words : NONE_OF_NAME) {
            if (line.startsWith(words)) {
                return AskedName.is(bare(line.substring(words.length())), asked);
            }
        }
        return !text.cutOff() && NONE.contains(bare(line));
    }

    /** Without quotes, full stops and marks around it. */
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
