package cn.icpfiling.platform.identifier;

import com.ibm.icu.text.IDNA;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;

/**
 * A domain name in its canonical form: A-labels, lower case, without www. and without the root's dot. Parsed by UTS 46
 * (not transitional, STD3 rules), so 例子.中国, 例子。中国 and xn--fsqu00a.xn--fiqs8s are one name. It must also be valid by
 * IDNA2008, which excludes names that no registry could have registered.
 */
public final class DomainName {

    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO
            | IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE);
    private static final int LONGEST = 253;
    private static final String WWW = "www";
    private static final String ACE = "xn--";

    private final String[] labels;

    private DomainName(String[] labels) {
        this.labels = labels;
    }

    public static DomainName parse(String text) {
        return new DomainName(withoutWww(read(text)));
    }

    /** Keeps www., for a name to compare: a registry's answer for www.example.com does not concern example.com. */
    public static DomainName verbatim(String text) {
        return new DomainName(read(text));
    }

    /** Returns the day of the list that {@link #registrable} uses. */
    public static LocalDate suffixesAsOf() {
        return PublicSuffixes.bundled().day();
    }

    private static String[] read(String text) {
        if (text == null) {
            throw new IllegalArgumentException("not a domain name");
        }
        var info = new IDNA.Info();
        var ascii = UTS46.nameToASCII(text.strip(), new StringBuilder(), info).toString();
        if (ascii.endsWith(".")) {
            ascii = ascii.substring(0, ascii.length() - 1);
        }
        var labels = ascii.split("\\.", -1);
        var emptyRootOnly = Arrays.stream(labels).noneMatch(String::isEmpty);
        var errors = info.getErrors().stream()
                .filter(error -> error != IDNA.Error.EMPTY_LABEL)
                .toList();
        if (!errors.isEmpty() || !emptyRootOnly || labels.length < 2 || ascii.length() > LONGEST) {
            throw new IllegalArgumentException("not a domain name");
        }
        if (labels[labels.length - 1].chars().allMatch(Character::isDigit)) {
            throw new IllegalArgumentException("an address, not a domain name");
        }
        if (!Arrays.stream(labels).allMatch(DomainName::isValid)) {
            throw new IllegalArgumentException("not a domain name by IDNA2008");
        }
        return labels;
    }

    /**
     * Only an A-label can contain code points that IDNA2008 forbids. In other labels, STD3 allows only letters, digits
     * and hyphens.
     */
    private static boolean isValid(String label) {
        return !label.startsWith(ACE)
                || Idna2008.allows(UTS46.labelToUnicode(label, new StringBuilder(), new IDNA.Info()));
    }

    public String ascii() {
        return String.join(".", labels);
    }

    public String unicode() {
        return UTS46.nameToUnicode(ascii(), new StringBuilder(), new IDNA.Info())
                .toString();
    }

    /** Returns the last label, as an A-label. */
    public String tld() {
        return labels[labels.length - 1];
    }

    /** Returns the name as registered: a label under a public suffix. A suffix itself is returned unchanged. */
    public DomainName registrable() {
        var from = Math.max(0, labels.length - PublicSuffixes.bundled().labels(labels) - 1);
        return new DomainName(Arrays.copyOfRange(labels, from, labels.length));
    }

    /** Whether this is a public suffix, such as com.cn, which cannot be registered. */
    public boolean isPublicSuffix() {
        return PublicSuffixes.bundled().labels(labels) == labels.length;
    }

    /** Turns www.example.com into example.com. But www.com.cn is a registered name of its own. */
    private static String[] withoutWww(String[] labels) {
        if (!labels[0].equals(WWW)) {
            return labels;
        }
        var rest = Arrays.copyOfRange(labels, 1, labels.length);
        return PublicSuffixes.bundled().labels(rest) >= rest.length ? labels : rest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DomainName that && Arrays.equals(labels, that.labels);
    }

    @Override
    public int hashCode() {
        return Objects.hash((Object[]) labels);
    }

    @Override
    public String toString() {
        return ascii();
    }
}
