package cn.icpfiling.sandbox.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A request that is answered with a problem document. Its texts are English; the answer is in the language of the caller. */
public final class Refusal extends RuntimeException {

    private final int status;
    private final String code;
    private final String title;
    private final String remedy;
    private final Integer triesLeft;
    private final String domain;
    private final List<Fault> faults;

    private Refusal(
            int status,
            String code,
            String title,
            String detail,
            String remedy,
            Integer triesLeft,
            String domain,
            List<Fault> faults) {
        super(detail);
        this.status = status;
        this.code = code;
        this.title = title;
        this.remedy = remedy;
        this.triesLeft = triesLeft;
        this.domain = domain;
        this.faults = List.copyOf(faults);
    }

    public static Refusal of(int status, String code, String title, String detail, String remedy) {
        return new Refusal(status, code, title, detail, remedy, null, null, List.of());
    }

    public static Refusal notFound(String what, String remedy) {
        return of(404, "NOT_FOUND", "Not found", what, remedy);
    }

    public static Refusal invalidFields(List<Fault> faults) {
        return new Refusal(
                400,
                "INVALID_FIELD",
                "A field is missing or wrong",
                faults.stream()
                        .map(Fault::detail)
                        .reduce((a, b) -> a + "; " + b)
                        .orElse("A field is wrong"),
                "Correct the fields named in errors; the contract is at /openapi.yaml",
                null,
                null,
                faults);
    }

    public Refusal about(String asked) {
        return new Refusal(status, code, title, getMessage(), remedy, triesLeft, asked, faults);
    }

    public Refusal withTriesLeft(int tries) {
        return new Refusal(status, code, title, getMessage(), remedy, tries, domain, faults);
    }

    public Refusal with(List<Fault> more) {
        var all = new ArrayList<>(faults);
        all.addAll(more);
        return new Refusal(status, code, title, getMessage(), remedy, triesLeft, domain, all);
    }

    public int status() {
        return status;
    }

    /**
     * @param gateway the address of the gateway, which has the documentation
     * @param words the language of the caller
     */
    Problem problem(String gateway, UnaryOperator<String> words) {
        return new Problem(
                "urn:icpfiling:problem:"
                        + code.toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                words.apply(title),
                status,
                words.apply(getMessage()),
                code,
                words.apply(remedy),
                gateway + "/docs/problems/" + code,
                triesLeft,
                domain,
                faults.stream()
                        .map(fault -> new Fault(fault.pointer(), fault.code(), words.apply(fault.detail())))
                        .toList());
    }

    /** One wrong field, by JSON pointer. */
    public record Fault(String pointer, String code, String detail) {}
}
