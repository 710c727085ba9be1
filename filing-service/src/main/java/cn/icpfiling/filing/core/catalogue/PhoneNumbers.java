package cn.icpfiling.filing.core.catalogue;

/** Checks whether a number, as people write it, is one of mainland China. */
public interface PhoneNumbers {

    boolean isMainlandMobile(String number);

    /** Accepts a landline or a mobile. */
    boolean isMainlandPhone(String number);

    /** Returns the digits to dial within the mainland; text that is no number is returned stripped. */
    String national(String number);
}
