package cn.icpfiling.filing.tables;

import cn.icpfiling.filing.core.catalogue.PhoneNumbers;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** Checks numbers by the numbering plan of mainland China. */
final class MainlandPhones implements PhoneNumbers {

    private static final String MAINLAND = "CN";
    private final PhoneNumberUtil plan = PhoneNumberUtil.getInstance();

    @Override
    public boolean isMainlandMobile(String number) {
        return read(number)
                .map(plan::getNumberType)
                .filter(type -> type == PhoneNumberType.MOBILE || type == PhoneNumberType.FIXED_LINE_OR_MOBILE)
                .isPresent();
    }

    @Override
    public boolean isMainlandPhone(String number) {
        return read(number).isPresent();
    }

    @Override
    public String national(String number) {
        return read(number).map(plan::getNationalSignificantNumber).orElseGet(number::strip);
    }

    /** Returns a valid mainland number. Filing forms also write 086-010-82998299. */
    private Optional<PhoneNumber> read(String text) {
        try {
            var number = plan.parse(text.strip().replaceFirst("^0?86-", "+86 "), MAINLAND);
            return plan.isValidNumberForRegion(number, MAINLAND) ? Optional.of(number) : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
