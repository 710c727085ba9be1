package cn.icpfiling.inspection.tasks;

import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.inspection.core.tasks.TaskKind;
import cn.icpfiling.inspection.core.tasks.TaskState;
import cn.icpfiling.inspection.store.FiledSiteRepository;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.store.InspectionTaskTable;
import cn.icpfiling.inspection.store.SiteDomainTable;
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
    private final SiteDomainTable domains;
    private final TaskAccess access;
    private final KeysetPages pages;

    ReadTasks(
            InspectionTaskTable tasks,
            FiledSiteRepository sites,
            FindingTable findings,
            SiteDomainTable domains,
            TaskAccess access,
            KeysetPages pages) {
        this.tasks = tasks;
        this.sites = sites;
        this.findings = findings;
        this.domains = domains;
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
        return new Page<>(views(page.items()), page.next());
    }

    private List<TaskView> views(List<InspectionTask> shown) {
        var numbers = sites.numbersOf(distinct(shown, InspectionTask::serviceId));
        var ofFindings = findings.domainsOf(distinct(shown, InspectionTask::findingId));
        var ofSites = domains.some(distinct(shown, ReadTasks::siteOfDomains), TaskView.MOST_DOMAINS);
        return shown.stream()
                .map(task -> TaskView.of(
                        task,
                        task.serviceId() == null ? null : numbers.get(task.serviceId()),
                        task.findingId() == null ? null : ofFindings.get(task.findingId()),
                        siteOfDomains(task) == null ? null : ofSites.get(task.serviceId())))
                .toList();
    }

    /** The site whose domains the task concerns; null for a task of a finding, and if its check is not about domains. */
    private static UUID siteOfDomains(InspectionTask task) {
        return task.findingId() == null && task.check().isOfDomains() ? task.serviceId() : null;
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
        return views(List.of(tasks.find(id).orElseThrow())).getFirst();
    }
}
