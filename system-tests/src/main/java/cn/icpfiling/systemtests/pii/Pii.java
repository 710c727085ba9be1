package cn.icpfiling.systemtests.pii;

import cn.icpfiling.systemtests.KeptAnswers;
import cn.icpfiling.systemtests.PersonalData;
import cn.icpfiling.systemtests.PersonalData.Datum;
import cn.icpfiling.systemtests.PersonalData.Kind;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.legacy.OldPlatform;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * {@code ./icp pii}: many people file, one enters everything wrongly, and then a search looks for their data in
 * everything that is left behind.
 */
public final class Pii {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final int PRINCIPALS = 2;

    private Pii() {}

    public static void main(String[] args) {
        var stack = Stack.fromEnvironment();
        var people = Integer.parseInt(System.getenv().getOrDefault("ICP_PII_PEOPLE", "500"));
        var atOnce = Integer.parseInt(System.getenv().getOrDefault("ICP_PII_AT_ONCE", "8"));
        var begun = System.nanoTime();
        new Crowd(stack, told -> OUT.println("  " + told)).file((people + 1) / PRINCIPALS, atOnce);
        OldPlatform.loaded(stack);
        OUT.println("%d people filed in %d s".formatted(people, (System.nanoTime() - begun) / 1_000_000_000));
        System.exit(judged(stack));
    }

    private static int judged(Stack stack) {
        OUT.println("One fills in everything wrongly; answered: " + new Clumsy(stack).blunders());
        var data = everything();
        var report = new Search(stack, data).everywhere();
        report.figures().forEach(figure -> OUT.println("  " + figure));
        OUT.println(
                "%d values in %d forms, %d answers kept".formatted(data.size(), report.forms(), KeptAnswers.count()));
        for (var right : ByRight.values()) {
            OUT.println("  by right: " + right);
        }
        report.findings().forEach(finding -> OUT.println("FOUND " + finding));
        var decoys = new Decoys(stack);
        var overlooked = decoys.overlooked();
        overlooked.forEach(what -> OUT.println("OVERLOOKED " + what));
        var holds = report.exitCode() == 0
                && overlooked.isEmpty()
                && decoys.report().exitCode() != 0;
        OUT.println(
                holds
                        ? "0 findings; the decoys are found everywhere, %d times"
                                .formatted(decoys.report().hits().size())
                        : "Personal data is found, or would not be.");
        return holds ? 0 : 1;
    }

    /** Returns all values invented so far, and the first bytes of materials and faces. */
    static Collection<Datum> everything() {
        var all = new ArrayList<>(PersonalData.all());
        all.addAll(papers());
        return all;
    }

    /** The first bytes of the scans from {@code Picture}, which are encrypted like all other data. */
    private static List<Datum> papers() {
        var png = "89504e470d0a1a0a0000000d494844520000028000000190";
        var jpeg = "ffc0001108019002800301";
        var face = "ffc000110800a000780301";
        return List.of(paper(png, 1), paper(jpeg, 2), paper(face, 3));
    }

    private static Datum paper(String beginning, int number) {
        var bytes = HexFormat.of().parseHex(beginning);
        return new Datum(Kind.PAPER, new String(bytes, StandardCharsets.ISO_8859_1), number);
    }
}
