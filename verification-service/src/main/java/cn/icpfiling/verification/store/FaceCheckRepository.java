package cn.icpfiling.verification.store;

import cn.icpfiling.verification.core.FaceCheck;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
public class FaceCheckRepository implements PanacheRepositoryBase<FaceCheck, UUID> {}
