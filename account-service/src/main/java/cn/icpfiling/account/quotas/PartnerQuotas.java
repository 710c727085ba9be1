package cn.icpfiling.account.quotas;

import java.util.List;
import java.util.UUID;

/**
 * The quotas of a partner.
 *
 * @param quotas in force: one of each kind for the partner, then those of clients
 * @param changes whose day is still to come
 */
record PartnerQuotas(UUID partnerId, List<QuotaView> quotas, List<QuotaChangeView> changes) {}
