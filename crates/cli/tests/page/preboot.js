// preboot
