package cn.icpfiling.filing.importedpapers;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.PaperLoss;
import cn.icpfiling.filing.filings.FilingAccess;
import cn.icpfiling.filing.store.ImportedFilingTable;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Reach;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The papers of an imported filing that the caller may know of. A filing of another holder is 404 as one that does not exist. A member
 * sees the papers of the services of their right, and those of the subject only with a right for all services: they show the principal's
 * certificate.
 */
@RequestScoped
public class ImportedPaperAccess {

    private final FilingAccess access;
    private final ActingFor actingFor;
    private final CurrentActor actor;
    private final ImportedFilingTable imports;
    private final MaterialRepository materials;

    ImportedPaperAccess(
            FilingAccess access,
            ActingFor actingFor,
            CurrentActor actor,
            ImportedFilingTable imports,
            MaterialRepository materials) {
        this.access = access;
        this.actingFor = actingFor;
        this.actor = actor;
        this.imports = imports;
        this.materials = materials;
    }

    /** Returns the holder of the subject. */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID holder(UUID subject) {
        return access.subject(subject).holder();
    }

    /** Returns a paper with a file; 404 unless it belongs to the subject and the caller may know of it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Material paper(UUID subject, UUID paper) {
        access.subject(subject);
        return imports.adoptedBy(subject).stream()
                .filter(adopted -> adopted.material().equals(paper))
                .filter(adopted -> mayKnow(adopted.service()))
                .findFirst()
                .flatMap(adopted -> materials.findByIdOptional(adopted.material()))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Returns all papers of the subject; none of one that no import brought here. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<ImportedPaperEntry> all(UUID subject) {
        access.subject(subject);
        return imports.ofSubject(subject)
                .map(filing -> Stream.concat(adopted(subject, filing.id()), lost(filing.registered()))
                        .filter(entry -> mayKnow(entry.serviceId()))
                        .toList())
                .orElse(List.of());
    }

    /** Whether the caller is the holder, and not a member of the account or a partner. */
    boolean isHolder(UUID holder) {
        return holder.equals(actor.get().account()) && actor.get().membership() == null;
    }

    private Stream<ImportedPaperEntry> adopted(UUID subject, UUID folder) {
        var kept = materials.ofImport(folder).stream().collect(Collectors.toMap(Material::id, Function.identity()));
        return imports.adoptedBy(subject).stream()
                .filter(paper -> kept.containsKey(paper.material()))
                .map(paper -> ImportedPaperEntry.of(paper, kept.get(paper.material())));
    }

    /** Of losses that were not told one by one the kinds are known: all of an older registration, and those beyond the longest list. */
    static Stream<ImportedPaperEntry> lost(ImportedFilingTable.Registered registered) {
        var told = registered.lostPapers() == null ? List.<ImportedFilingTable.LostPaper>of() : registered.lostPapers();
        var kinds = told.stream().map(ImportedFilingTable.LostPaper::kind).collect(Collectors.toSet());
        return Stream.concat(
                told.stream().map(ImportedPaperEntry::of),
                registered.missingPapers().stream()
                        .filter(kind -> !kinds.contains(kind))
                        .map(ImportedPaperAccess::missing));
    }

    private static ImportedPaperEntry missing(MaterialKind kind) {
        return ImportedPaperEntry.of(new ImportedFilingTable.LostPaper(null, kind, PaperLoss.MISSING, null));
    }

    private boolean mayKnow(UUID service) {
        return actingFor.mayKnow(Reach.service(service));
    }
}
