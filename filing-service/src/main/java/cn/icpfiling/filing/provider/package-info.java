/**
 * Holds the provider's profile for pages, in versions.
 *
 * <p>{@code GET /api/v1/provider-profile} shows any caller, signed in or not, the provider's display name and the
 * numbers from which it calls. It also says where to find help and how to point a domain to an instance, in the
 * reader's language. {@code provider/profile.yaml} is version 0. {@code POST /api/v1/provider-profiles} replaces the
 * profile as a whole, at once or from a day on, and names the version that it replaces; a key gives each version one
 * successor. Each request reads which version is in force, so all replicas change at the same moment.
 *
 * <p>The confirmation of an order shows name and numbers with the declaration that the provider may call from them. No
 * other part of this service names the provider. account-service still has its own settings {@code icp.provider.*}; it
 * should read the profile here.
 */
package cn.icpfiling.filing.provider;
