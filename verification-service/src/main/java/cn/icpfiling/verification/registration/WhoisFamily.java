package cn.icpfiling.verification.registration;

import cn.icpfiling.platform.identifier.DomainName;
import java.util.Set;

/** The query and the answer format of a registry's WHOIS. */
public enum WhoisFamily {
    /** .cn and .中国 in both spellings. */
    CNNIC(new CnnicWhois()),
    /** Verisign's registries ("thin"): they know the registrar, and only the registrar knows the registrant. */
    VERISIGN(new VerisignWhois()),
    /** The format that ICANN requires of all other registries of generic names, and of all registrars ("thick"). */
    ICANN(new IcannWhois());

    private static final Set<String> OF_CNNIC = Set.of("cn", "xn--fiqs8s", "xn--fiqz9s");
    private static final Set<String> OF_VERISIGN = Set.of("com", "net", "cc", "tv", "name", "jobs");

    private final WhoisForm form;

    WhoisFamily(WhoisForm form) {
        this.form = form;
    }

    public static WhoisFamily of(String tld) {
        if (OF_CNNIC.contains(tld)) {
            return CNNIC;
        }
        return OF_VERISIGN.contains(tld) ? VERISIGN : ICANN;
    }

    /** Returns the line to send, without its line end. */
    public String question(DomainName name) {
        return form.question(name);
    }

    /** Parses an answer. Never throws, whatever the answer is. */
    public Reading read(byte[] answer, DomainName asked) {
        var text = WhoisText.of(answer);
        if (text.isEmpty()) {
            return new Reading.Unreadable();
        }
        var reading = form.read(text.get(), asked);
        return reading instanceof Reading.Unreadable && Refusals.isOne(text.get()) ? new Reading.Refused() : reading;
    }
}
