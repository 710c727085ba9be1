package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.FiledSubject;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class FiledSubjectRepository implements PanacheRepositoryBase<FiledSubject, UUID> {
    public List<FiledSubject> byCertificate(byte[] index) {
        return list("certificateIndex", index);
    }
}
