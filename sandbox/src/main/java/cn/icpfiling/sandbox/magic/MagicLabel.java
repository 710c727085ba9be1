package cn.icpfiling.sandbox.magic;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The effect of the prefix of a domain's first label on the simulated parties. */
public enum MagicLabel {
    OK("ok-", "nothing special: everything passes"),
    EXPIRED("expired-", "RDAP, WHOIS: expired ten days ago"),
    NOREAL("noreal-", "real-name source: NOT_VERIFIED, nothing at the authority"),
    FRESH(
            "fresh-",
            "real-name source: verified one day before it was registered here, so the authority has it two days later"),
    OTHER("other-", "RDAP, WHOIS, real-name source: the registrant is 别家网络技术有限公司"),
    BADREGISTRAR(
            "badregistrar-",
            "RDAP, WHOIS: the registrar is Sandbox Registrar, LLC, IANA id 9995, which is not approved"),
    RDAPDOWN("rdapdown-", "RDAP answers 503; WHOIS closes without an answer"),
    SLOW("slow-", "RDAP, WHOIS: the answer comes after eight seconds"),
    LYING(
            "lying-<how>-",
            "RDAP, WHOIS: the answer is cutoff, of another name (othername), huge, in another encoding (encoding), sent in"
                    + " circles (circles, RDAP only), contradicts itself (twice), or is refused as asked too often (toooften)"),
    REFUSE("refuse-<code>-", "the authority refuses with that code, in capitals: refuse-photo-shop.cn gives PHOTO"),
    FAULTY("faulty-<code>-", "the authority cannot work the record and says so with that code, before any SMS code"),
    PATIENT(
            "patient-<days>-",
            "the authority reviews as many days of the test clock, 1 to 999: patient-20-shop.cn is decided 20 days after its"
                    + " principals' codes"),
    OFFICEDOWN(
            "officedown-",
            "the authority's status query, and its check of the filing password of a site with that domain, are busy (99)"),
    BLACKLIST("blacklist-", "the authority's status query: Bazt 2; an upload is refused"),
    FILED_ELSEWHERE(
            "filed-elsewhere-",
            "status query, public query: filed at another provider under a made-up number; an upload is refused, save a new"
                    + " access (XZJR) under that number"),
    LEGACY(
            "legacy-",
            "filed on the old platform: it has to be claimed or imported. Any name may follow the labels below:"
                    + " /old-platform?domain=NAME shows its certificate and login, and loads it");

    private static final Pattern LIE = Pattern.compile("lying-([a-z]{1,30})-.*");
    private static final Pattern REFUSAL = Pattern.compile("refuse-([a-z0-9]{1,30})-.*");
    private static final Pattern FAULT = Pattern.compile("faulty-([a-z0-9]{1,30})-.*");
    private static final Pattern REVIEW = Pattern.compile("patient-([1-9][0-9]{0,2})-.*");

    private final String start;
    private final String effect;

    MagicLabel(String start, String effect) {
        this.start = start;
        this.effect = effect;
    }

    /** Finds the effect by the first label of a domain in canonical form. */
    public static Optional<MagicLabel> of(String domain) {
        var label = firstLabel(domain);
        for (var magic : values()) {
            var meant = switch (magic) {
                case LYING -> LIE.matcher(label).matches();
                case REFUSE -> REFUSAL.matcher(label).matches();
                case FAULTY -> FAULT.matcher(label).matches();
                case PATIENT -> REVIEW.matcher(label).matches();
                default -> label.startsWith(magic.start);
            };
            if (meant) {
                return Optional.of(magic);
            }
        }
        return Optional.empty();
    }

    public boolean marks(String domain) {
        return of(domain).filter(this::equals).isPresent();
    }

    /** Returns the kind of lie: CUTOFF for lying-cutoff-shop.cn. */
    public static Optional<String> lie(String domain) {
        return code(LIE, domain);
    }

    /** Returns the code of the refusal: PHOTO for refuse-photo-shop.cn. */
    public static Optional<String> refusalCode(String domain) {
        return code(REFUSAL, domain);
    }

    /** Returns the code of the fault: PHONE for faulty-phone-shop.cn. */
    public static Optional<String> faultCode(String domain) {
        return code(FAULT, domain);
    }

    /** Returns how long the authority reviews, by the test clock: 20 days for patient-20-shop.cn. */
    public static Optional<Duration> review(String domain) {
        return code(REVIEW, domain).map(days -> Duration.ofDays(Long.parseLong(days)));
    }

    private static Optional<String> code(Pattern pattern, String domain) {
        var match = pattern.matcher(firstLabel(domain));
        return match.matches() ? Optional.of(match.group(1).toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    private static String firstLabel(String domain) {
        var dot = domain.indexOf('.');
        return dot < 0 ? domain : domain.substring(0, dot);
    }

    String start() {
        return start;
    }

    String effect() {
        return effect;
    }
}
