package cn.icpfiling.filing.imports;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.imports.ImportedFilingRequest.AdoptedPaper;
import cn.icpfiling.filing.imports.ImportedFilingRequest.LostPaper;
import cn.icpfiling.filing.store.ImportedFilingTable;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gives the uploaded papers to their filing, in the transaction that registers it. */
@ApplicationScoped
class AdoptPapers {

    private final ImportedFilingTable imports;
    private final MaterialRepository materials;

    AdoptPapers(ImportedFilingTable imports, MaterialRepository materials) {
        this.imports = imports;
        this.materials = materials;
    }

    /**
     * Returns the request, which adopts those of its lost papers that are here and not infected: an earlier try without an answer stored
     * them, and the old platform lost the file afterwards.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    ImportedFilingRequest found(UUID folder, ImportedFilingRequest told) {
        var kept = kept(folder);
        return told.finding(uploaded(folder).values().stream()
                .filter(paper -> kept.containsKey(paper.material()))
                .filter(paper -> kept.get(paper.material()).scan() != ScanStatus.INFECTED)
                .map(paper -> new AdoptedPaper(
                        paper.legacyId(), kept.get(paper.material()).kind(), paper.sha256(), null))
                .toList());
    }

    /** PAPERS_MISSING unless each named paper was uploaded with these bytes, under this kind, and is not infected. */
    @Transactional(Transactional.TxType.MANDATORY)
    void require(UUID folder, List<AdoptedPaper> named) {
        var uploaded = uploaded(folder);
        var kept = kept(folder);
        var missing = named.stream()
                .filter(paper -> {
                    var found = uploaded.get(paper.legacyId());
                    var material = found == null ? null : kept.get(found.material());
                    return material == null
                            || !found.sha256().equals(paper.sha256())
                            || material.kind() != paper.kind()
                            || material.scan() == ScanStatus.INFECTED;
                })
                .count();
        if (missing > 0) {
            throw new ProblemException(FilingProblem.PAPERS_MISSING, missing);
        }
    }

    /**
     * Writes which service each paper is about, and deletes the rows of papers that the filing does not name.
     *
     * @return the deleted ones: delete their files after the commit
     */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Material> handle(UUID folder, List<AdoptedPaper> named, List<FiledService> services) {
        var byNumber = byNumber(services);
        var left = uploaded(folder);
        named.forEach(paper -> {
            left.remove(paper.legacyId());
            if (paper.service() != null) {
                imports.adopted(folder, paper.legacyId(), serviceOf(paper.service(), byNumber));
            }
        });
        return left.values().stream()
                .map(paper -> {
                    imports.forget(folder, paper.legacyId());
                    var material = materials.findById(paper.material());
                    materials.remove(material);
                    return material;
                })
                .toList();
    }

    /** Returns the papers that could not be taken over, each with its service; null if the caller knows the kinds alone. */
    List<ImportedFilingTable.LostPaper> lost(List<LostPaper> told, List<FiledService> services) {
        var byNumber = byNumber(services);
        return told == null
                ? null
                : told.stream()
                        .map(paper -> new ImportedFilingTable.LostPaper(
                                paper.legacyId(), paper.kind(), paper.loss(), serviceOf(paper.service(), byNumber)))
                        .toList();
    }

    private static Map<String, UUID> byNumber(List<FiledService> services) {
        return services.stream().collect(Collectors.toMap(FiledService::serviceNumber, FiledService::id));
    }

    private static UUID serviceOf(String number, Map<String, UUID> byNumber) {
        return number == null ? null : byNumber.get(FilingNumber.parse(number).toString());
    }

    private Map<UUID, Material> kept(UUID folder) {
        return materials.ofImport(folder).stream().collect(Collectors.toMap(Material::id, Function.identity()));
    }

    private Map<String, ImportedFilingTable.Paper> uploaded(UUID folder) {
        return imports.papersOf(folder).stream()
                .collect(Collectors.toMap(ImportedFilingTable.Paper::legacyId, Function.identity()));
    }
}
