package cn.icpfiling.account.store;

import cn.icpfiling.account.core.HolderPassword;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
public class HolderPasswordRepository implements PanacheRepositoryBase<HolderPassword, UUID> {}
