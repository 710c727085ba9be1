package cn.icpfiling.inspection.tasks;

import cn.icpfiling.inspection.core.campaigns.CheckState;
import cn.icpfiling.inspection.core.tasks.FiledPaper;
import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.inspection.core.tasks.PaperResult;
import cn.icpfiling.inspection.core.tasks.TaskOutcome;
import cn.icpfiling.inspection.tables.CampaignRules;
import cn.icpfiling.inspection.tables.FindingReasons;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/** Refuses an outcome that does not fit its task, and says what it means for the check. */
final class JudgeOutcome {

    private JudgeOutcome() {}

    /**
     * @param faults empty unless the check failed
     */
    record Verdict(CheckState state, List<SeenAt> faults) {

        private Verdict(CheckState state) {
            this(state, List.of());
        }

        private static Verdict failed(List<String> reasons) {
            return new Verdict(
                    CheckState.FAILED, reasons.stream().map(SeenAt::site).toList());
        }

        /** Codes of findings, each once. */
        List<String> reasons() {
            return faults.stream().map(SeenAt::reason).distinct().toList();
        }
    }

    /**
     * What the outcome means. A call without an answer counts as a failure here; the caller asks first whether a try is
     * left.
     */
    static Verdict of(InspectionTask task, OutcomeRequest request) {
        refuse(faults(task, request));
        return switch (request.outcome()) {
            case REACHED, NUMBER_NOT_FILED, HOLDS -> new Verdict(CheckState.PASSED);
            case WRONG_PERSON, NUMBER_INVALID, NO_ANSWER ->
                Verdict.failed(List.of(task.contact().reason()));
            case PAPERS_JUDGED -> papers(request);
            case BROKEN -> new Verdict(CheckState.FAILED, seen(request));
            case UNDECIDABLE -> new Verdict(CheckState.UNKNOWN);
        };
    }

    /** The short form names one domain for all its reasons. */
    private static List<SeenAt> seen(OutcomeRequest request) {
        if (request.faults() == null) {
            return request.reasons().stream()
                    .distinct()
                    .map(reason -> new SeenAt(reason, request.domain(), "/domain"))
                    .toList();
        }
        var seen = new ArrayList<SeenAt>();
        for (var at = 0; at < request.faults().size(); at++) {
            var fault = request.faults().get(at);
            seen.add(new SeenAt(fault.reason(), fault.domain(), "/faults/" + at + "/domain"));
        }
        return seen;
    }

    /** The papers themselves may be at fault, and what they show may be. */
    private static Verdict papers(OutcomeRequest request) {
        var papers = request.papers();
        var reasons = new ArrayList<String>();
        if (papers.stream().anyMatch(paper -> paper.result() == PaperResult.INCOMPLETE)) {
            reasons.add("MATERIAL.INCOMPLETE");
        }
        if (papers.stream().anyMatch(paper -> paper.result() == PaperResult.UNTRUE)) {
            reasons.add("MATERIAL.UNTRUE");
        }
        if (request.reasons() != null) {
            request.reasons().stream().distinct().forEach(reasons::add);
        }
        return reasons.isEmpty() ? new Verdict(CheckState.PASSED) : Verdict.failed(reasons);
    }

    private static List<Violation> faults(InspectionTask task, OutcomeRequest request) {
        if (request.outcome().kind() != task.kind()) {
            return List.of(fault("/outcome", TaskFault.TASK_OUTCOME_UNFIT, task.kind()));
        }
        var faults = new ArrayList<Violation>();
        var isBroken = request.outcome() == TaskOutcome.BROKEN;
        // At a finding, what a look at papers shows changes nothing, so a reason would be lost.
        var mayHaveReasons = request.outcome() == TaskOutcome.PAPERS_JUDGED && task.campaignId() != null;
        if (isBroken
                ? (request.reasons() != null) == (request.faults() != null)
                : request.reasons() != null && !mayHaveReasons) {
            faults.add(fault("/reasons", TaskFault.TASK_REASONS_UNFIT));
        }
        if (!isBroken && request.faults() != null) {
            faults.add(fault("/faults", TaskFault.TASK_REASONS_UNFIT));
        }
        if ((request.papers() != null) != (request.outcome() == TaskOutcome.PAPERS_JUDGED)) {
            faults.add(fault("/papers", TaskFault.TASK_PAPERS_UNFIT));
        }
        var hasDomains = task.check().isOfDomains();
        if (request.domain() != null && (!isBroken || !hasDomains || request.faults() != null)) {
            faults.add(fault("/domain", TaskFault.TASK_DOMAIN_UNFIT));
        }
        if (faults.isEmpty() && (isBroken || request.reasons() != null)) {
            faults.addAll(reasonFaults(task.check().name(), request));
            if (!hasDomains) {
                seen(request).stream()
                        .filter(fault -> fault.domain() != null)
                        .forEach(fault -> faults.add(fault(fault.pointer(), TaskFault.TASK_DOMAIN_UNFIT)));
            }
        }
        if (faults.isEmpty() && request.papers() != null) {
            faults.addAll(paperFaults(request.papers()));
        }
        return faults;
    }

    private static List<Violation> reasonFaults(String check, OutcomeRequest request) {
        var isShort = request.faults() == null;
        var reasons = isShort
                ? request.reasons()
                : request.faults().stream()
                        .map(OutcomeRequest.SeenFault::reason)
                        .toList();
        var ofCheck = CampaignRules.bundled().reasonsOfReview(check);
        var faults = new ArrayList<Violation>();
        for (var at = 0; at < reasons.size(); at++) {
            var pointer = isShort ? "/reasons/" + at : "/faults/" + at + "/reason";
            if (FindingReasons.bundled().find(reasons.get(at)).isEmpty()) {
                faults.add(fault(pointer, TaskFault.TASK_REASON_UNKNOWN));
            } else if (!ofCheck.contains(reasons.get(at))) {
                faults.add(fault(pointer, TaskFault.TASK_REASON_OF_OTHER_CHECK, check));
            }
        }
        return faults;
    }

    private static List<Violation> paperFaults(List<OutcomeRequest.JudgedPaper> papers) {
        var faults = new ArrayList<Violation>();
        var seen = new EnumMap<FiledPaper, PaperResult>(FiledPaper.class);
        for (var at = 0; at < papers.size(); at++) {
            var judged = papers.get(at);
            if (seen.put(judged.paper(), judged.result()) != null) {
                faults.add(fault("/papers/" + at + "/paper", TaskFault.TASK_PAPER_TWICE));
            }
        }
        for (var paper : FiledPaper.values()) {
            if (!seen.containsKey(paper)) {
                faults.add(fault("/papers", TaskFault.TASK_PAPER_NOT_JUDGED, paper));
            }
        }
        return faults;
    }

    private static Violation fault(String pointer, TaskFault fault, Object... args) {
        return Violation.of(pointer, fault.name(), null, args);
    }

    private static void refuse(List<Violation> faults) {
        if (!faults.isEmpty()) {
            throw ProblemException.broken(faults);
        }
    }
}
