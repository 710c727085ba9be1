package cn.icpfiling.filing.core;

/** Whether a number, as people write it, is one of mainland China. */
public interface PhoneNumbers {

    boolean isMainlandMobile(String number);

    /** A landline or a mobile. */
    boolean isMainlandPhone(String number);

    /** Digits alone, as one dials it within the mainland; what is no number comes back stripped. */
    String national(String number);
}
