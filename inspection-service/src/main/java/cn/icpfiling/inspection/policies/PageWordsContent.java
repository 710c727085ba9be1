package cn.icpfiling.inspection.policies;

import cn.icpfiling.inspection.core.pages.PageWords;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** {@link PageWords} as an administrator sends them. */
@Schema(name = "PageWords")
record PageWordsContent(
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Pattern(regexp = HOST) String> numberHosts,

        @NotNull @Size(max = 20) List<@NotNull @Pattern(regexp = HOST) String> oldNumberHosts,

        @NotNull @Size(min = 1, max = 20) List<@NotNull @Pattern(regexp = HOST) String> policeHosts,

        @NotNull @Size(max = 40) List<@NotNull @Pattern(regexp = "^[0-9]{2}$") String> subjectNumberProvinces,

        @NotNull @Min(0) @Max(365) Integer policeNumberAfterDays,
        @NotNull @Min(0) @Max(10_000) Integer shellBelow,
        @NotNull @Min(0) @Max(10_000) Integer loginBelow,

        @NotNull @Size(max = 500) List<@NotNull @Size(min = 1, max = 60) String> parked,

        @NotNull @Min(1) @Max(1000) Integer businessFrom,
        @NotNull @Size(max = 500) List<@NotNull @Valid Word> business,
        @NotNull @Min(1) @Max(1000) Integer foreignFrom,
        @NotNull @Size(max = 500) List<@NotNull @Valid Word> foreign,
        @NotNull @Min(1) @Max(1000) Integer coveredFrom,
        @NotNull @Size(max = 64) List<@NotNull @Valid Covered> contentTypes,
        @NotNull @Size(max = 64) List<@NotNull @Valid Covered> preApprovals) {

    private static final String HOST = "^(?!www\\.)[a-z0-9.-]{1,253}$";

    @Schema(name = "PageWord")
    record Word(
            @NotNull @Size(min = 1, max = 60) String word,
            @NotNull @Min(1) @Max(100) Integer points) {}

    @Schema(name = "CoveredContent")
    record Covered(
            @NotNull @Min(1) @Max(9_007_199_254_740_991L) Long flag,
            @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid Word> words) {}

    static PageWordsContent of(PageWords words) {
        return new PageWordsContent(
                words.numberHosts(),
                words.oldNumberHosts(),
                words.policeHosts(),
                words.subjectNumberProvinces(),
                words.policeNumberAfterDays(),
                words.shellBelow(),
                words.loginBelow(),
                words.parked(),
                words.businessFrom(),
                shown(words.business()),
                words.foreignFrom(),
                shown(words.foreign()),
                words.coveredFrom(),
                shownCovered(words.contentTypes()),
                shownCovered(words.preApprovals()));
    }

    PageWords words() {
        return new PageWords(
                numberHosts,
                oldNumberHosts,
                policeHosts,
                subjectNumberProvinces,
                policeNumberAfterDays,
                shellBelow,
                loginBelow,
                parked,
                businessFrom,
                read(business),
                foreignFrom,
                read(foreign),
                coveredFrom,
                readCovered(contentTypes),
                readCovered(preApprovals));
    }

    private static List<Word> shown(List<PageWords.Word> words) {
        return words.stream().map(one -> new Word(one.word(), one.points())).toList();
    }

    private static List<Covered> shownCovered(List<PageWords.Covered> contents) {
        return contents.stream()
                .map(one -> new Covered(one.flag(), shown(one.words())))
                .toList();
    }

    private static List<PageWords.Word> read(List<Word> words) {
        return words.stream()
                .map(one -> new PageWords.Word(one.word(), one.points()))
                .toList();
    }

    private static List<PageWords.Covered> readCovered(List<Covered> contents) {
        return contents.stream()
                .map(one -> new PageWords.Covered(one.flag(), read(one.words())))
                .toList();
    }
}
