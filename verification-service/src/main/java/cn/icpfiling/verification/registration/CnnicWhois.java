package cn.icpfiling.verification.registration;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.core.rules.Registrar;
import cn.icpfiling.verification.registration.RegistrationRecord.Dates;
import cn.icpfiling.verification.registration.RegistrationRecord.Origin;
import java.util.Locale;
import java.util.Set;

/**
 * The registry of .cn and .中国: the registrant's name is shown, times are Beijing's without saying so, registrars have no IANA
 * id, and there is no end mark. A name that is reserved or forbidden is not said to be free: nobody can tell what it is.
 */
final class CnnicWhois implements WhoisForm {

    private static final String NONE = "no matching record";

    @Override
    public Reading read(WhoisText text, DomainName asked) {
        var names = text.valuesOf("domain name");
        if (names.isEmpty()) {
            return saysNone(text) ? new Reading.NotRegistered() : new Reading.Unreadable();
        }
        // an international name may stand there in both its ways of writing
        if (text.cutOff() || !names.stream().allMatch(name -> AskedName.is(name, asked))) {
            return new Reading.Unreadable();
        }
        return new Reading.Found(new RegistrationRecord(
                asked.ascii(),
                new Dates(
                        ToldTime.in(LegalTime.ZONE, text.one("registration time", "registration date")),
                        null,
                        ToldTime.in(LegalTime.ZONE, text.one("expiration time", "expiration date")),
                        null),
                WhoisFields.statuses(text, "domain status"),
                registrar(text.one("sponsoring registrar", "registrar")),
                RegistrantHint.of(
                        text.one("registrant", "registrant name"), text.one("registrant organization"), null, false),
                WhoisFields.delegation(text),
                new Origin(Set.of(), Set.of(), null, null)));
    }

    private static Registrar registrar(String name) {
        return name == null ? null : new Registrar(name, null);
    }

    /** Nothing else may stand there: a longer text that begins so is another text. */
    private static boolean saysNone(WhoisText text) {
        if (text.plain().size() != 1) {
            return false;
        }
        var line = text.plain().getFirst();
        var bare = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        return bare.toLowerCase(Locale.ROOT).equals(NONE);
    }
}
