"""El mismo reparto en un motor de varias máquinas, aquí un racimo de Dask de dos obreros."""
