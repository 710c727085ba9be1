package cn.icpfiling.account.sms;

/** What is known after a provider was asked to send an SMS or to make a call. */
public sealed interface Outcome {

    /** @param providerId the provider's id of the message or call */
    record Accepted(String providerId) implements Outcome {}

    /** Refused for good, because of the phone: another provider would refuse it too. */
    record Refused(String code) implements Outcome {}

    /** Certainly not accepted by this provider: another one may be asked, or the same one later. */
    record Unavailable(String code) implements Outcome {}

    /**
     * Certainly not accepted, because this provider does not know the text or has not approved it: another one may be asked, and the same
     * one refuses until an operator has the text approved.
     */
    record Unapproved(String code) implements Outcome {}

    /** Certainly not accepted by this provider, because of what this one message says. Its text is approved, and others of it are taken. */
    record Unfit(String code) implements Outcome {}

    /** The provider may have it. Nothing is sent again before the provider's status query says that it does not. */
    record Unclear(String why) implements Outcome {}
}
