"""My plan: fifteen areas with goals, steps, services, appointments and lines of her own."""
