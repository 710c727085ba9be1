package cn.icpfiling.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.filing.core.offline.OfflineAct;
import cn.icpfiling.filing.core.offline.OfflineState;
import cn.icpfiling.filing.core.typecheck.FilingType;
import cn.icpfiling.filing.filings.GrantCheck;
import cn.icpfiling.filing.tables.ReasonCatalogue;
import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.testkit.TextsCovered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern VIOLATION = Pattern.compile("Violation\\.of\\([^;]*?\"([A-Z][A-Z0-9_.]+)\"");

    @Test
    void every_refusal_can_be_said_in_both_languages() throws IOException {
        var codes = new TreeSet<>(ReasonCatalogue.bundled().all());
        codes.addAll(codesInSources());
        Stream.of(GrantCheck.Fault.values()).map(GrantCheck.Fault::code).forEach(codes::add);

        assertThat(codes).contains("FIELD_MISSING", "MATERIAL.UNTRUE");
        TextsCovered.by(FilingProblem.class, codes);
    }

    @Test
    void constants_that_people_read_have_names() {
        var texts = Texts.load();
        var names = Stream.of(
                        OrderState.values(),
                        OrderAct.values(),
                        FilingType.values(),
                        MaterialKind.values(),
                        ScanStatus.values(),
                        OfflineState.values(),
                        OfflineAct.values())
                .flatMap(Stream::of)
                .map(constant -> constant.getDeclaringClass().getSimpleName() + "." + constant.name());

        assertThat(names).allSatisfy(name -> {
            assertThat(texts.has(Locale.CHINESE, name)).as(name).isTrue();
            assertThat(texts.has(Locale.ENGLISH, name)).as(name).isTrue();
        });
    }

    /** The codes that rules and use cases write. */
    private static TreeSet<String> codesInSources() throws IOException {
        var codes = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                VIOLATION.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
            }
        }
        return codes;
    }
}
