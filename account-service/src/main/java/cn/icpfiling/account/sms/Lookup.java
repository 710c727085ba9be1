package cn.icpfiling.account.sms;

import cn.icpfiling.account.core.DeliveryFailure;

/** What a provider says about a message, asked by our reference. */
public sealed interface Lookup {

    /** The provider has it, and waits for the carrier. */
    record Taken() implements Lookup {}

    record Delivered() implements Lookup {}

    record Undelivered(DeliveryFailure failure) implements Lookup {}

    /** The provider does not have it. */
    record Absent() implements Lookup {}

    /** The provider answers and says nothing of this one message: it refuses the question, or lists more messages than are read. */
    record Unlisted() implements Lookup {}

    /** No usable answer. */
    record NoAnswer() implements Lookup {}
}
