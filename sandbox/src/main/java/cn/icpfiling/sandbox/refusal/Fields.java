package cn.icpfiling.sandbox.refusal;

import java.util.ArrayList;
import java.util.List;

/** Collects the faults of a request's fields and refuses once, with all of them. */
public final class Fields {

    private final List<Refusal.Fault> faults = new ArrayList<>();

    /** Returns the body, or refuses a missing one at once. */
    public static <T> T body(T body) {
        if (body == null) {
            throw Refusal.invalidFields(List.of(new Refusal.Fault("", "REQUIRED", "A JSON body is required")));
        }
        return body;
    }

    public Fields required(String pointer, String value, int longest) {
        if (value == null || value.isBlank()) {
            return wrong(pointer, "REQUIRED", pointer + " is required");
        }
        return check(
                value.length() <= longest, pointer, "TOO_LONG", pointer + " has more than " + longest + " characters");
    }

    public Fields check(boolean holds, String pointer, String code, String detail) {
        return holds ? this : wrong(pointer, code, detail);
    }

    public Fields wrong(String pointer, String code, String detail) {
        faults.add(new Refusal.Fault(pointer, code, detail));
        return this;
    }

    public void refuseIfWrong() {
        if (!faults.isEmpty()) {
            throw Refusal.invalidFields(faults);
        }
    }
}
