package cn.icpfiling.inspection.tasks;

import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.inspection.core.tasks.TaskKind;
import cn.icpfiling.inspection.core.tasks.TaskState;
import cn.icpfiling.inspection.store.FiledSiteRepository;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.store.InspectionTaskTable;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** Lists tasks, the oldest first. */
@ApplicationScoped
class ReadTasks {

    private final InspectionTaskTable tasks;
    private final FiledSiteRepository sites;
    private final FindingTable findings;
    private final TaskAccess access;
    private final KeysetPages pages;

    ReadTasks(
            InspectionTaskTable tasks,
            FiledSiteRepository sites,
            FindingTable findings,
            TaskAccess access,
            KeysetPages pages) {
        this.tasks = tasks;
        this.sites = sites;
        this.findings = findings;
        this.access = access;
        this.pages = pages;
    }

    /** What the caller wants to see; a null field matches all. */
    record Wanted(TaskList list, UUID campaign, UUID finding, TaskKind kind, TaskState state) {}

    @Transactional
    Page<TaskView> page(Wanted wanted, String cursor, Integer wish) {
        if (wanted.list() == TaskList.CAMPAIGN && wanted.campaign() == null) {
            throw ProblemException.invalid(Violation.of("/query/campaignId", "REQUIRED", null));
        }
        var inspector = access.inspector();
        var page = pages.pageById(
                "inspection-tasks:" + inspector + ":" + wanted,
                cursor,
                wish,
                InspectionTask::id,
                (after, atMost) -> rows(wanted, inspector, after, atMost));
        var numbers = sites.numbersOf(distinct(page.items(), InspectionTask::serviceId));
        var domains = findings.domainsOf(distinct(page.items(), InspectionTask::findingId));
        return page.map(task -> TaskView.of(
                task,
                task.serviceId() == null ? null : numbers.get(task.serviceId()),
                task.findingId() == null ? null : domains.get(task.findingId())));
    }

    private static List<UUID> distinct(List<InspectionTask> tasks, Function<InspectionTask, UUID> id) {
        return tasks.stream().map(id).filter(Objects::nonNull).distinct().toList();
    }

    private List<InspectionTask> rows(Wanted wanted, UUID inspector, UUID after, int atMost) {
        return switch (wanted.list()) {
            case OPEN ->
                tasks.open(
                        new InspectionTaskTable.Open(inspector, wanted.campaign(), wanted.finding(), wanted.kind()),
                        after,
                        atMost);
            case MINE -> tasks.claimedBy(inspector, after, atMost);
            case CAMPAIGN -> tasks.ofCampaign(wanted.campaign(), wanted.state(), after, atMost);
        };
    }

    /** One task in its present state, in the caller's transaction. */
    TaskView one(UUID id) {
        var task = tasks.find(id).orElseThrow();
        var number = task.serviceId() == null
                ? null
                : sites.numbersOf(List.of(task.serviceId())).get(task.serviceId());
        var domain = task.findingId() == null
                ? null
                : findings.domainsOf(List.of(task.findingId())).get(task.findingId());
        return TaskView.of(task, number, domain);
    }
}
