package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.refusal.Fields;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Publishes a clean-up list as a province does. A line is given by a domain, a number or the subject's name; the register
 * completes it. What the register does not have stands in the list as given.
 */
@ApplicationScoped
class PublishCleanUpList {

    private static final int MOST_LINES = 2000;
    private static final int USUAL_DAYS = 7;
    private static final int LONGEST_TEXT = 256;

    private final CleanUpLists lists;
    private final Filings filings;
    private final TestClock clock;

    PublishCleanUpList(CleanUpLists lists, Filings filings, TestClock clock) {
        this.lists = lists;
        this.filings = filings;
        this.clock = clock;
    }

    CleanUpList handle(Wish wish) {
        check(Fields.body(wish));
        var published = wish.publishedOn() == null ? LegalTime.dayOf(clock.now()) : wish.publishedOn();
        var list = new CleanUpList(
                UUID.randomUUID(),
                wish.province().substring(0, 2),
                wish.kind(),
                published,
                wish.deletionDay() == null ? published.plusDays(USUAL_DAYS) : wish.deletionDay(),
                Boolean.TRUE.equals(wish.titled()),
                wish.lines().stream()
                        .flatMap(line -> completed(line, wish.kind()))
                        .toList());
        lists.add(list);
        return list;
    }

    private Stream<CleanUpList.Line> completed(WishedLine wished, CleanUpList.Kind kind) {
        var found = found(wished);
        if (found.isEmpty()) {
            return Stream.of(asGiven(wished));
        }
        if (kind == CleanUpList.Kind.EMPTY_SUBJECTS) {
            var subject = found.getFirst();
            return Stream.of(new CleanUpList.Line(subject.sponsor(), subject.subjectNumber(), "", "", ""));
        }
        return found.stream()
                .map(entry -> new CleanUpList.Line(
                        entry.sponsor(),
                        entry.subjectNumber(),
                        entry.site().name(),
                        entry.site().serviceNumber(),
                        String.join(";", entry.site().domains())));
    }

    private List<Filings.Entry> found(WishedLine wished) {
        if (wished.domain() != null) {
            return filings.ofDomain(DomainName.parse(wished.domain()).ascii()).stream()
                    .toList();
        }
        if (wished.number() != null) {
            var service = filings.ofServiceNumber(wished.number());
            return service.isPresent() ? service.stream().toList() : filings.ofSubjectNumber(wished.number());
        }
        return filings.ofSponsor(wished.subjectName().strip());
    }

    private static CleanUpList.Line asGiven(WishedLine wished) {
        var number = wished.number() == null ? "" : wished.number();
        var isService = number.contains("-");
        return new CleanUpList.Line(
                wished.subjectName() == null ? "" : wished.subjectName(),
                isService ? number.substring(0, number.lastIndexOf('-')) : number,
                "",
                isService ? number : "",
                wished.domain() == null ? "" : wished.domain());
    }

    private static void check(Wish wish) {
        var fields = new Fields();
        fields.check(
                wish.province() != null && Province.prefix(wish.province()).isPresent(),
                "/province",
                "UNKNOWN_CODE",
                "/province is a code of GB/T 2260 with two, four or six digits");
        fields.check(wish.kind() != null, "/kind", "REQUIRED", "/kind is required");
        fields.check(
                isInOrder(wish.publishedOn(), wish.deletionDay()),
                "/deletionDay",
                "OUT_OF_RANGE",
                "/deletionDay comes after /publishedOn");
        fields.check(
                !wish.lines().isEmpty() && wish.lines().size() <= MOST_LINES,
                "/lines",
                "WRONG_NUMBER",
                "/lines holds 1 to " + MOST_LINES);
        for (var i = 0; i < wish.lines().size(); i++) {
            check("/lines/" + i, wish.lines().get(i), fields);
        }
        fields.refuseIfWrong();
    }

    private static boolean isInOrder(LocalDate published, LocalDate deletion) {
        return published == null || deletion == null || deletion.isAfter(published);
    }

    private static void check(String at, WishedLine line, Fields fields) {
        if (line == null || line.domain() == null && line.number() == null && line.subjectName() == null) {
            fields.wrong(at, "REQUIRED", at + " names a domain, a number or a subject");
            return;
        }
        if (line.domain() != null) {
            RegisterFields.domain(at + "/domain", line.domain(), fields);
        }
        if (line.number() != null) {
            fields.required(at + "/number", line.number(), LONGEST_TEXT);
        }
        if (line.subjectName() != null) {
            fields.required(at + "/subjectName", line.subjectName(), LONGEST_TEXT);
        }
    }

    /** The list to publish. Without a deletion day it is seven days after the publication, which is today by default. */
    record Wish(
            String province,
            CleanUpList.Kind kind,
            LocalDate publishedOn,
            LocalDate deletionDay,
            Boolean titled,
            List<WishedLine> lines) {

        @Override
        public List<WishedLine> lines() {
            return lines == null ? List.of() : lines;
        }
    }

    /** The first given of domain, number and name decides which filing is meant. */
    record WishedLine(String domain, String number, String subjectName) {}
}
