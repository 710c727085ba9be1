package cn.icpfiling.account.store;

import cn.icpfiling.account.core.ServiceClient;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class ServiceClientRepository implements PanacheRepositoryBase<ServiceClient, String> {}
