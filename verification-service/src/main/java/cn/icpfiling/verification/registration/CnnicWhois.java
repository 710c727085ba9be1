package cn.icpfiling.verification.registration;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.core.rules.Registrar;
import cn.icpfiling.verification.registration.RegistrationRecord.Dates;
import cn.icpfiling.verification.registration.RegistrationRecord.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The registry of .cn and .中国. It shows the registrant's name, writes Beijing time without an offset, gives registrars
 * no IANA id, and has no end mark. Its answer about a reserved or forbidden name does not count as "not registered",
 * because the status of such a name is uncertain.
 *
 * <p>Before its ROID a record of a Chinese name lists all its variants, simplified and traditional, each in Unicode and
 * as A-label: {@code Domain Name: 实业.中国}, {@code Puny Name: xn--vhq524a.xn--fiqs8s}. The requested name must be among
 * them.
 */
final class CnnicWhois implements WhoisForm {

    private static final String NONE = "no matching record";
    private static final String NAME = "domain name";
    private static final String PUNY = "puny name";
    private static final String RECORD = "roid";
    /** A label has two spellings, and there are three suffixes, so no record has more names than this. */
    private static final int MOST_VARIANTS = 64;

    @Override
    public Reading read(WhoisText text, DomainName asked) {
        if (text.valuesOf(NAME).isEmpty()) {
            return saysNone(text) ? new Reading.NotRegistered() : new Reading.Unreadable();
        }
        if (!isOf(text, asked) || !isWhole(text)) {
            return new Reading.Unreadable();
        }
        return new Reading.Found(new RegistrationRecord(
                asked.ascii(),
                new Dates(
                        ToldTime.in(LegalTime.ZONE, registered(text)),
                        null,
                        ToldTime.in(LegalTime.ZONE, expires(text)),
                        null),
                WhoisFields.statuses(text, "domain status"),
                registrar(text.one("sponsoring registrar", "registrar")),
                RegistrantHint.of(
                        text.one("registrant", "registrant name"), text.one("registrant organization"), null, false),
                WhoisFields.delegation(text),
                new Origin(Set.of(), Set.of(), null, null)));
    }

    /** Checks that there is one record, and that the requested name is one of its names. */
    private static boolean isOf(WhoisText text, DomainName asked) {
        var variants = new ArrayList<DomainName>();
        var inNames = true;
        var records = 0;
        DomainName last = null;
        for (var entry : text.entries()) {
            if (entry.key().equals(NAME)) {
                last = name(entry.value()).orElse(null);
                variants.add(last);
            } else if (entry.key().equals(PUNY)) {
                if (last == null || !name(entry.value()).equals(Optional.of(last))) {
                    return false;
                }
                last = null;
            } else {
                records += entry.key().equals(RECORD) ? 1 : 0;
                inNames = false;
            }
            var isName = entry.key().equals(NAME) || entry.key().equals(PUNY);
            if (isName && !inNames || records > 1 || variants.size() > MOST_VARIANTS) {
                return false;
            }
        }
        return variants.contains(asked) && isOneRecordsNames(variants);
    }

    /** Checks that all names are valid and have a suffix of this registry. */
    private static boolean isOneRecordsNames(List<DomainName> variants) {
        return variants.size() == 1
                || variants.stream().allMatch(one -> one != null && WhoisFamily.of(one.tld()) == WhoisFamily.CNNIC);
    }

    private static Optional<DomainName> name(String written) {
        return AskedName.read(written);
    }

    /**
     * Without a final line feed the last line may be truncated. The end date must then be as long as the registration
     * date.
     */
    private static boolean isWhole(WhoisText text) {
        if (!text.cutOff()) {
            return true;
        }
        var registered = registered(text);
        var expires = expires(text);
        return registered != null && expires != null && registered.length() == expires.length();
    }

    private static String registered(WhoisText text) {
        return text.one("registration time", "registration date");
    }

    private static String expires(WhoisText text) {
        return text.one("expiration time", "expiration date");
    }

    private static Registrar registrar(String name) {
        return name == null ? null : new Registrar(name, null);
    }

    /** The answer must be this line alone: a longer text with the same beginning has another meaning. */
    private static boolean saysNone(WhoisText text) {
        if (text.plain().size() != 1) {
            return false;
        }
        var line = text.plain().getFirst();
        var bare = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        return bare.toLowerCase(Locale.ROOT).equals(NONE);
    }
}
