package cn.icpfiling.sandbox.magic;

import java.util.Arrays;
import java.util.Optional;

/** The effect of the end of a phone number on the providers of SMS and calls. */
public enum MagicDelivery {
    THROTTLED_AT_A("0011", "provider A answers isv.BUSINESS_LIMIT_CONTROL; B sends"),
    AWAY_AT_A("0012", "provider A answers 503; B sends"),
    ANSWER_LOST("0019", "provider A sends the SMS and its answer is lost"),
    NOT_ON_SERVICE("0014", "an SMS is reported MOBILE_NOT_ON_SERVICE; a call finds the phone switched off"),
    NO_REPORT("0015", "an SMS is delivered and never reported"),
    REFUSED("0016", "both providers answer isv.MOBILE_NUMBER_ILLEGAL"),
    BUSY("0017", "a call by machine finds the phone busy"),
    NO_ANSWER("0018", "a call by machine is not answered");

    private final String end;
    private final String effect;

    MagicDelivery(String end, String effect) {
        this.end = end;
        this.effect = effect;
    }

    public static Optional<MagicDelivery> of(String phone) {
        return Arrays.stream(values())
                .filter(magic -> phone.endsWith(magic.end))
                .findFirst();
    }

    String end() {
        return end;
    }

    String effect() {
        return effect;
    }
}
