package cn.icpfiling.account.phones;

import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.personaldata.MaskedValues;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Normalises numbers to E.164. Codes and SMS go to mobiles. Only few regions are allowed, because codes to distant numbers are expensive. */
@ApplicationScoped
public class Phones {

    private static final String HOME = "CN";
    private static final Set<PhoneNumberType> MOBILE =
            Set.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final BlindIndex index;
    private final KeyedHash hash;
    private final Set<String> regions;

    Phones(BlindIndex index, KeyedHash hash, @ConfigProperty(name = "icp.phones.regions") Set<String> regions) {
        this.index = index;
        this.hash = hash;
        this.regions = regions;
    }

    /** Returns the number as E.164, or refuses with a violation at the field {@code phone}. */
    public String require(String written) {
        return require(written, "/phone");
    }

    public String require(String written, String pointer) {
        new MaskedValues().at(pointer, written).refuse();
        return e164(written)
                .orElseThrow(() -> new ProblemException(CommonProblem.INVALID_FIELD, 1)
                        .with(List.of(Violation.of(pointer, "PHONE_INVALID", null))));
    }

    public boolean isMobile(String written) {
        return e164(written).isPresent();
    }

    /** Empty if this service sends nothing to the number. */
    public Optional<String> e164(String written) {
        try {
            var number = numbers.parse(written, HOME);
            if (!numbers.isValidNumber(number)
                    || !MOBILE.contains(numbers.getNumberType(number))
                    || !regions.contains(numbers.getRegionCodeForNumber(number))) {
                return Optional.empty();
            }
            return Optional.of(numbers.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    /**
     * Returns a number that a person can dial, mobile or landline: E.164 if it is plain, else as written, because E.164
     * has no extension. Empty for no text.
     */
    public Optional<String> dialable(String written) {
        if (written == null || written.isBlank()) {
            return Optional.empty();
        }
        try {
            var number = numbers.parse(written, HOME);
            return Optional.of(
                    number.hasExtension() || !numbers.isValidNumber(number)
                            ? written.strip()
                            : numbers.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException noNumber) {
            return Optional.of(written.strip());
        }
    }

    /** Masks a number without its country code: 138****5678. Null stays null. */
    public static String masked(String e164) {
        if (e164 == null) {
            return null;
        }
        return Masks.phone(e164.startsWith("+86") ? e164.substring(3) : e164);
    }

    public BlindValue indexOf(String e164) {
        return index.of("account.phone", e164);
    }

    /** The keyed hash that limits count by, whether the number has an account or not. */
    public byte[] hashOf(String e164) {
        return hash.of("account.phone", e164);
    }
}
