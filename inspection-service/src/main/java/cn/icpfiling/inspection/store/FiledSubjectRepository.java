package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.FiledSubject;
import cn.icpfiling.platform.personaldata.BlindValue;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class FiledSubjectRepository implements PanacheRepositoryBase<FiledSubject, UUID> {
    public List<FiledSubject> byCertificate(BlindValue certificate) {
        return list("certificateIndex = ?1 or certificateIndexB = ?2", certificate.a(), certificate.b());
    }
}
